package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.evidence.Evidence;
import org.outboxfx.evidence.Evidence.Event;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.evidence.EvidenceVerification;
import org.outboxfx.outbox.Confirmation;
import org.outboxfx.outbox.Confirmation.Cause;
import org.outboxfx.outbox.Confirmation.Decision;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Sending;
import org.outboxfx.outbox.Upcoming;
import org.outboxfx.outbox.Upcoming.What;
import org.outboxfx.record.Agent;
import org.outboxfx.record.Change;
import org.outboxfx.record.Change.Impact;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.wire.ImpactPolicy;
import org.outboxfx.wire.SessionInfo;

/** Deferred action is not authorization: what is of high impact and late is asked about again. */
class RevalidationTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final RecordKey LIST = new RecordKey("list", "l1");
    private static final RecordKey TEAM = new RecordKey("conversation", "team");

    @TempDir
    Path folder;
    private Device device;

    @BeforeEach
    void open() {
        device = new Device(folder);
        signIn("ann", ImpactPolicy.standard());
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void whatIsOfHighImpactGoesUnaskedUpToItsAgeAndIsAskedAboutAfterIt() {
        pull(LIST, Duration.ofHours(-2), "Garden");
        OutboxEntry inTime = device.submit(Change.delete(LIST));
        device.advance(HOUR);
        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(inTime.opId());

        OutboxEntry late = device.submit(Change.put(task("1"), title("One")).withImpact(Impact.HIGH));
        device.advance(HOUR.plusMillis(1));

        assertThat(device.claim()).isEmpty();
        assertThat(device.entry(late.opId()).state()).isEqualTo(EntryState.NEEDS_CONFIRMATION);
        assertThat(asked().getFirst().causes()).containsExactly(Cause.AGE);
        assertThat(rows()).extracting(Evidence::event).endsWith(Event.MOVED, Event.ASKED);
        assertThat(rows().getLast().facts().confirmation().causes()).containsExactly(Cause.AGE);
    }

    @Test
    void whatIsOfLowImpactIsNeverAskedAbout() {
        device.put(task("1"), title("One"));
        device.advance(Duration.ofDays(20));

        assertThat(device.claim()).hasSize(1);
    }

    @Test
    void aRecordThatSomeoneElseChangedSinceIsShownAsItWasAndAsItIs() {
        pull(LIST, Duration.ofHours(-2), "Garden");
        device.submit(Change.delete(LIST));
        pull(LIST, Duration.ofMinutes(1), "Garden and kitchen");

        assertThat(device.claim()).isEmpty();

        Confirmation asked = asked().getFirst();
        assertThat(asked.causes()).containsExactly(Cause.RECORD_MOVED);
        assertThat(asked.whenWritten().record().text("title")).isEqualTo("Garden");
        assertThat(asked.now().record().text("title")).isEqualTo("Garden and kitchen");
        assertThat(asked.now().record().isDeleted()).isFalse();
        assertThat(asked.whenWritten().at()).isEqualTo(device.now);
        assertThat(asked.whenWritten().member()).isEqualTo("ann");
    }

    @Test
    void aChangeOfWhatItsAuthorDidNotLookAtIsNoReasonToAsk() {
        pull(task("1"), Duration.ofHours(-2), "One");
        device.submit(Change.put(task("1"), Map.of("notes", FieldValue.of("n"))).withImpact(Impact.HIGH));
        pull(task("1"), Duration.ofMinutes(1), "Two");

        assertThat(device.claim()).hasSize(1);
    }

    @Test
    void onesOwnLaterEditIsNoReasonToAsk() {
        pull(task("1"), Duration.ofHours(-2), "One");
        device.submit(Change.put(task("1"), title("Two")).withImpact(Impact.HIGH));
        device.submit(Change.put(task("1"), title("Three")));

        assertThat(device.claim()).hasSize(2);
    }

    @Test
    void whatAnotherPersonWroteIsAskedAbout() {
        OutboxEntry entry = device.submit(Change.put(task("1"), title("One")).withImpact(Impact.HIGH));
        signIn("bob", ImpactPolicy.standard());

        assertThat(device.claim()).isEmpty();

        Confirmation asked = asked().getFirst();
        assertThat(asked.causes()).containsExactly(Cause.OTHER_PERSON);
        assertThat(asked.whenWritten().member()).isEqualTo("ann");
        assertThat(asked.now().member()).isEqualTo("bob");
        confirm(entry);
        assertThat(device.claim()).hasSize(1);
        assertThat(device.entry(entry.opId()).authority().member()).isEqualTo("bob");
    }

    @Test
    void aMessageWhoseRecipientsAreOthersByNowIsAskedAboutHoweverYoungItIs() {
        pull(TEAM, Duration.ofHours(-2), members("ann, bob, cleo"));
        device.submit(message("m1", "cleo, bob"));
        assertThat(device.claim()).as("the same, in another order").hasSize(1);
        OutboxEntry confidential = device.submit(message("m2", "bob, cleo"));
        pull(TEAM, Duration.ofMinutes(1), members("ann, bob, dora"));

        assertThat(device.claim()).isEmpty();
        assertThat(asked().getFirst().causes()).containsExactly(Cause.RECIPIENTS_CHANGED);

        OutboxEntry confirmed = confirm(confidential);

        assertThat(confirmed.fields().get("recipients")).isEqualTo(FieldValue.of("bob, dora"));
        assertThat(device.record(new RecordKey("message", "m2")).orElseThrow().text("recipients")).isEqualTo("bob, dora");
        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(confidential.opId());
        assertThat(verifies()).isTrue();
    }

    @Test
    void aMessageThatNamesNobodyOrAConversationThatIsNotHereIsNotAskedAbout() {
        device.submit(message("m1", "bob"));
        pull(TEAM, Duration.ofHours(-2), members("ann, bob"));
        device.submit(Change.send(new RecordKey("message", "m2"),
                Map.of("conversation", FieldValue.of("team"), "body", FieldValue.of("Hello"))));

        assertThat(device.claim()).hasSize(2);
    }

    private static Map<String, FieldValue> members(String names) {
        return Map.of("members", FieldValue.of(names));
    }

    private static Change message(String id, String recipients) {
        return Change.send(new RecordKey("message", id), Map.of("conversation", FieldValue.of("team"), "body",
                FieldValue.of("Hello"), "sender", FieldValue.of("ann"), "recipients", FieldValue.of(recipients)));
    }

    @Test
    void aQuestionHoldsItsOwnLaneAndNoOther() {
        OutboxEntry late = device.submit(Change.put(task("1"), title("One")).withImpact(Impact.HIGH));
        device.advance(HOUR.plusMillis(1));
        OutboxEntry behind = device.put(task("1"), Map.of("done", FieldValue.of(true)));
        OutboxEntry elsewhere = device.put(task("2"), title("Two"));

        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(elsewhere.opId());
        assertThat(device.entry(behind.opId()).state()).isEqualTo(EntryState.BLOCKED);

        confirm(late);

        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(late.opId(), behind.opId());
    }

    @Test
    void whatIsConfirmedWinsOverWhatWasShownAndIsAskedAboutAgainOnlyAfterItsAge() {
        pull(LIST, Duration.ofHours(-2), "Garden");
        OutboxEntry deletion = device.submit(Change.delete(LIST));
        HybridTimestamp theirs = pull(LIST, Duration.ofMinutes(1), "Kitchen");
        device.claim();

        OutboxEntry confirmed = confirm(deletion);

        assertThat(confirmed.opId()).isEqualTo(deletion.opId());
        assertThat(confirmed.content().stamp()).isGreaterThan(theirs);
        assertThat(confirmed.content().before().stamp("title")).isEqualTo(theirs);
        assertThat(device.record(LIST).orElseThrow().isDeleted()).isTrue();
        assertThat(rows()).filteredOn(row -> row.event() == Event.DECIDED).singleElement()
                .satisfies(row -> assertThat(row.facts().confirmation().decision()).isEqualTo(Decision.CONFIRMED))
                .satisfies(row -> assertThat(row.facts().confirmation().member()).isEqualTo("ann"));
        device.advance(HOUR);
        assertThat(device.claim()).hasSize(1);
        assertThat(verifies()).isTrue();
    }

    @Test
    void whatWasDoneSinceKeepsItsPlaceBehindWhatIsConfirmed() {
        pull(LIST, Duration.ofHours(-2), "Garden");
        OutboxEntry deletion = device.submit(Change.delete(LIST));
        device.submit(Change.restore(LIST));
        pull(LIST, Duration.ofMinutes(1), "Kitchen");
        device.claim();

        confirm(deletion);

        assertThat(device.record(LIST).orElseThrow().isDeleted()).isFalse();
        List<OutboxEntry> sent = device.claim();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).content().stamp()).isGreaterThan(sent.get(0).content().stamp());
    }

    @Test
    void whatIsDiscardedIsTakenBackAndThatIsEvidence() {
        pull(LIST, Duration.ofHours(-2), "Garden");
        OutboxEntry deletion = device.submit(Change.delete(LIST));
        device.advance(HOUR.plusMillis(1));
        device.claim();

        device.database.inTransaction(tx -> device.changes.cancel(tx, device.outbox.find(tx, deletion.opId()).orElseThrow()));

        assertThat(device.record(LIST).orElseThrow().isDeleted()).isFalse();
        assertThat(rows()).extracting(Evidence::event).endsWith(Event.DECIDED, Event.MOVED);
        assertThat(rows().getLast().state()).isEqualTo(EntryState.CANCELLED);
        assertThat(device.claim()).isEmpty();
    }

    @Test
    void whatIsEditedGoesInThePlaceOfWhatWasAskedAbout() {
        OutboxEntry late = device.submit(Change.put(task("1"), title("Everyone out")).withImpact(Impact.HIGH));
        device.advance(HOUR.plusMillis(1));
        device.claim();

        device.database.inTransaction(tx -> device.changes.replace(tx, device.outbox.find(tx, late.opId()).orElseThrow(),
                Change.put(task("1"), title("Everyone out by six")).withImpact(Impact.HIGH)));

        assertThat(device.claim()).singleElement().satisfies(entry -> {
            assertThat(entry.opId()).isNotEqualTo(late.opId());
            assertThat(entry.fields()).containsEntry("title", FieldValue.of("Everyone out by six"));
        });
        assertThat(rows()).filteredOn(row -> row.event() == Event.DECIDED)
                .extracting(row -> row.facts().confirmation().decision()).containsExactly(Decision.EDITED);
    }

    @Test
    void whatTheServerMayHaveIsNotAskedAboutAgain() {
        device.submit(Change.put(task("1"), title("One")).withImpact(Impact.HIGH));
        List<OutboxEntry> batch = device.claim();
        device.advance(Duration.ofDays(1));
        device.database.inTransaction(tx -> {
            device.sending.undelivered(tx, batch,
                    new Sending.Undelivered(Reason.OUTCOME_UNKNOWN, Sending.Arrival.UNKNOWN, "No answer.", device.now));
            device.sending.release(tx, device.now);
            return null;
        });

        assertThat(device.claim()).hasSize(1);
    }

    @Test
    void onlyWhatWasAskedAboutCanBeConfirmed() {
        OutboxEntry entry = device.put(task("1"), title("One"));

        assertThatThrownBy(() -> confirm(entry)).isInstanceOf(IllegalStateException.class).hasMessageContaining("QUEUED");
    }

    @Test
    void whatWillBeAskedAboutAndWhatWillExpireIsKnownBefore() {
        OutboxEntry high = device.submit(Change.put(task("1"), title("One")).withImpact(Impact.HIGH));
        OutboxEntry brief = device.submit(Change.put(task("2"), title("Two")).withExpiresAfter(Duration.ofMinutes(90)));
        device.put(task("3"), title("Three"));

        assertThat(upcoming(HOUR.minusMillis(1))).isEmpty();
        assertThat(upcoming(HOUR)).extracting(Upcoming::what).containsExactly(What.NEEDS_CONFIRMATION);
        assertThat(upcoming(Duration.ofHours(2))).satisfiesExactly(first -> {
            assertThat(first.entry().opId()).isEqualTo(high.opId());
            assertThat(first.at()).isEqualTo(device.now.plus(HOUR));
        }, second -> {
            assertThat(second.entry().opId()).isEqualTo(brief.opId());
            assertThat(second.what()).isEqualTo(What.EXPIRES);
            assertThat(second.at()).isEqualTo(device.now.plus(Duration.ofMinutes(90)));
        });
    }

    @Test
    void impactFollowsThePolicyAndWhatIsDoneAtOnce() {
        RecordKey message = new RecordKey("message", "m1");
        assertThat(impacts(List.of(Change.delete(LIST)))).containsExactly(Impact.HIGH);
        assertThat(impacts(List.of(Change.put(LIST, title("x"))))).containsExactly(Impact.LOW);
        assertThat(impacts(List.of(Change.send(message, Map.of("audience", FieldValue.of("everyone"))))))
                .containsExactly(Impact.HIGH);
        assertThat(impacts(deletions(10))).containsOnly(Impact.LOW);
        assertThat(impacts(deletions(11))).containsOnly(Impact.HIGH).hasSize(11);

        signIn("ann", new ImpactPolicy(List.of(new ImpactPolicy.Rule("task", "done", FieldValue.of(true))), 1, false));

        assertThat(impacts(List.of(Change.put(task("1"), Map.of("done", FieldValue.of(true)))))).containsExactly(Impact.HIGH);
        assertThat(impacts(List.of(Change.delete(LIST)))).containsExactly(Impact.LOW);
    }

    @Test
    void thePolicyAndWhoIsSignedInOutliveARestart() {
        signIn("bob", new ImpactPolicy(List.of(), 1, true));
        device.close();

        device = new Device(folder);

        assertThat(device.revalidation.member()).isEqualTo("bob");
        assertThat(impacts(List.of(Change.delete(LIST)))).containsExactly(Impact.LOW);
    }

    @Test
    void whatAnAgentQueuesIsMarkedAndConfirmedIfThePolicyWantsThat() {
        var agent = new Agent("tidy-up 7", "ann");
        OutboxEntry free = device.submit(Change.put(task("1"), title("One")).withAgent(agent));
        assertThat(device.entry(free.opId()).authority().agent()).isEqualTo(agent);
        assertThat(rows().getLast().agentTask()).isEqualTo("tidy-up 7");
        assertThat(rows().getLast().facts().authorisedBy()).isEqualTo("ann");
        assertThat(device.claim()).hasSize(1);

        signIn("ann", new ImpactPolicy(List.of(), 10, true));
        OutboxEntry held = device.submit(Change.put(task("2"), title("Two")).withAgent(agent));

        assertThat(device.claim()).isEmpty();
        assertThat(asked().getFirst().causes()).containsExactly(Cause.AGENT_WORK);
        confirm(held);
        assertThat(device.claim()).hasSize(1);
    }

    @Test
    void whatAnAgentQueuedAndWhatAPersonDidAreSentEachByItself() {
        OutboxEntry byAgent = device.submit(Change.put(task("1"), title("One")).withAgent(new Agent("tidy-up 7", "ann")));

        device.put(task("1"), title("Two"));

        assertThat(device.entry(byAgent.opId()).state()).isEqualTo(EntryState.QUEUED);
        assertThat(device.claim()).hasSize(2);
    }

    private static List<Change> deletions(int number) {
        return IntStream.range(0, number).mapToObj(i -> Change.delete(task("t" + i))).toList();
    }

    private List<Impact> impacts(List<Change> changes) {
        return device.revalidation.classified(changes).stream().map(Change::impact).toList();
    }

    private void signIn(String member, ImpactPolicy policy) {
        device.database.inTransaction(tx -> {
            device.sessionIs(tx, new SessionInfo("home", member, "epoch", 0, new SessionInfo.Policy(30, 60, 100, policy)));
            return null;
        });
    }

    private List<Confirmation> asked() {
        return device.database.read(tx -> device.outbox.questions().open(tx, 100));
    }

    private List<Upcoming> upcoming(Duration within) {
        return device.database.read(tx -> device.outbox.questions().upcoming(tx, device.now.plus(within), 100));
    }

    private OutboxEntry confirm(OutboxEntry entry) {
        return device.database
                .inTransaction(tx -> device.changes.confirm(tx, device.outbox.find(tx, entry.opId()).orElseThrow()));
    }

    private List<Evidence> rows() {
        return device.database.read(tx -> device.evidence.page(tx, EvidenceFilter.all(), Long.MAX_VALUE, 1_000)).reversed();
    }

    private boolean verifies() {
        return new EvidenceVerification(device.database, device.outbox).run(Map.of()).isIntact();
    }

    private HybridTimestamp pull(RecordKey key, Duration ahead, String title) {
        return pull(key, ahead, title(title));
    }

    private HybridTimestamp pull(RecordKey key, Duration ahead, Map<String, FieldValue> fields) {
        var stamp = new HybridTimestamp(device.now.plus(ahead).toEpochMilli(), 0, "00000000000000ee");
        device.clock.observe(stamp);
        device.database.inTransaction(
                tx -> device.replica.merge(tx, List.of(Record.stamped(key, fields, stamp))));
        return stamp;
    }
}

package org.outboxfx.app.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.evidence.Facts;
import org.outboxfx.outbox.Confirmation;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Agent;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** A person who is asked about work that has waited for something that was taken back. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConfirmationViewModelTest {

    private static final RecordKey TASK = new RecordKey("task", "t1");
    private static final RecordKey TALK = new RecordKey("conversation", "c1");
    private static final RecordKey MESSAGE = new RecordKey("message", "m1");

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private ConfirmationViewModel model;
    private OutboxEntry discarded;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder);
        model = desk.call(() -> new ConfirmationViewModel(desk.desk(), entry -> {
            discarded = entry;
            desk.client.cancel(entry.opId());
        }));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatAMessageIsAboutItsRecipientsAndItsCausesAreSaid() {
        desk.client.submit(Change.put(TALK, Map.of("title", text("Team"), "members", text("Mara, Jonas, Ann")))).join();
        var entry = ask(message("On my way", "Jonas"));

        Question question = question(entry);

        assertThat(question.what()).isEqualTo("Message to Team: “On my way”");
        assertThat(question.causes()).containsExactly("Others are in this conversation now than when it was written.",
                "What it was meant to follow has been taken back.");
        assertThat(question.lines()).containsExactly(new Question.Line("Recipients", "Jonas", "Jonas, Ann"));
        assertThat(question.lines().getFirst().differs()).isTrue();
        assertThat(question.values()).containsExactly(new Question.Value("body", "Message", "On my way", "On my way"));
    }

    @Test
    void whatIsConfirmedGoesOutAndIsEvidence() {
        var entry = ask(message("On my way", "Jonas"));
        question(entry);

        desk.run(model::confirm);

        desk.await("the end of questions", () -> model.questionProperty().get() == null);
        assertThat(states(Stage.NEEDS_YOU)).isEmpty();
        assertThat(decisions()).containsExactly(Confirmation.Decision.CONFIRMED);
        assertThat(desk.said).containsExactly("Confirmed, and on its way: Message “On my way”");
    }

    @Test
    void whatIsEditedGoesInItsPlace() {
        var entry = ask(message("On my way", "Jonas"));
        question(entry);

        desk.run(() -> model.edit(Map.of("body", "Not coming")));

        desk.await("the end of questions", () -> model.questionProperty().get() == null);
        assertThat(decisions()).containsExactly(Confirmation.Decision.EDITED);
        assertThat(desk.client.entries(Stage.QUEUED, 10, 0).join()).extracting(one -> one.fields().get("body"))
                .contains(text("Not coming")).doesNotContain(text("On my way"));
    }

    @Test
    void whatIsDiscardedIsGivenUpAndTheNextQuestionFollows() {
        var first = ask(message("One", "Jonas"));
        var second = ask(Change.put(TASK, Map.of("title", text("Two")))
                .withAgent(new Agent("tidy up", "Mara")));
        assertThat(question(first).place()).isEqualTo(new Question.Place(1, 2));

        desk.run(model::discard);

        Question following = question(second);
        assertThat(discarded.opId()).isEqualTo(first.opId());
        assertThat(following.agent()).isEqualTo("Queued by the agent task “tidy up”, authorised by Mara");
        assertThat(following.place()).isEqualTo(new Question.Place(1, 1));
    }

    @Test
    void oneCanGoBackAndForthBetweenQuestions() {
        var first = ask(message("One", "Jonas"));
        var second = ask(Change.put(TASK, Map.of("title", text("Two"))));
        question(first);

        desk.run(model::next);
        question(second);
        desk.run(model::next);
        desk.run(model::previous);

        assertThat(question(first).place().number()).isEqualTo(1);
    }

    @Test
    void whatIsNoLongerAskedAboutIsNotShown() {
        var entry = ask(message("One", "Jonas"));
        question(entry);

        desk.client.cancel(entry.opId()).join();

        desk.await("the end of questions", () -> model.questionProperty().get() == null);
    }

    @Test
    void closingTheCardAnswersNothing() {
        var entry = ask(message("One", "Jonas"));
        question(entry);

        desk.run(model::dismiss);

        assertThat(desk.call(() -> model.questionProperty().get())).isNull();
        assertThat(states(Stage.NEEDS_YOU)).hasSize(1);
        assertThat(decisions()).isEmpty();
    }

    /** Queues a change behind another one and takes that back. */
    private OutboxEntry ask(Change change) {
        var other = desk.client
                .submit(Change.put(new RecordKey("task", "before-" + change.key().id()), Map.of("title", text("x"))))
                .join();
        var entry = desk.client.submit(change.withDependsOn(List.of(other.opId()))).join();
        desk.clock.advance(Duration.ofMinutes(5));
        desk.client.cancel(other.opId()).join();
        return entry;
    }

    private Question question(OutboxEntry entry) {
        if (desk.call(() -> model.questionProperty().get() == null)) {
            desk.run(() -> model.ask(entry));
        }
        desk.await("the question about " + entry.number(), () -> {
            Question now = model.questionProperty().get();
            return now != null && now.entry().opId().equals(entry.opId());
        });
        return Objects.requireNonNull(desk.call(() -> model.questionProperty().get()));
    }

    private List<OutboxEntry> states(Stage stage) {
        return desk.client.entries(stage, 10, 0).join();
    }

    private List<Confirmation.Decision> decisions() {
        return desk.client.evidence().page(EvidenceFilter.all(), Long.MAX_VALUE, 100).join().stream()
                .map(row -> row.facts().confirmation()).filter(Objects::nonNull).map(Facts.HumanConfirmation::decision)
                .filter(Objects::nonNull).toList();
    }

    private static Change message(String body, String recipients) {
        return Change.send(MESSAGE, Map.of("body", text(body), "conversation", text("c1"), "recipients", text(recipients)));
    }

    private static FieldValue text(String text) {
        return FieldValue.of(text);
    }
}

package org.outboxfx.server.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.outboxfx.server.together.Lab.get;
import static org.outboxfx.server.together.Lab.title;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.evidence.Evidence;
import org.outboxfx.evidence.Evidence.Event;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.evidence.EvidenceReport;
import org.outboxfx.evidence.Finding;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.server.together.Lab.Station;

/** What a server knows of a device's evidence shows what no chain can show by itself. */
class EvidenceTest {

    @TempDir
    Path folder;
    private Lab lab;
    private Station ann;

    @BeforeEach
    void aDeviceThatHasSentSomething() {
        lab = new Lab(folder);
        ann = lab.device("ann");
        send("t1");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void theServersReceiptForEachRequestIsPartOfTheEvidence() {
        assertThat(rows()).extracting(Evidence::event).contains(Event.RECEIPT);
        EvidenceReport report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.askedFor()).containsExactly(ann.client.device());
        assertThat(report.sentences()).endsWith("each fits the one before it. The server has seen no others.");
    }

    @Test
    void anOlderCopyOfTheDatabaseIsNamedAsOne() throws IOException {
        ann.close();
        copy("ann", "copy");
        ann = lab.device("ann");
        send("t2");
        ann.close();
        copy("copy", "ann");

        ann = lab.device("ann");
        await().until(ann.client.connectivity()::isOnline);

        assertThat(verify().findings()).singleElement().isInstanceOf(Finding.RestoredOlder.class);
        assertThat(verify().sentences()).startsWith("An older copy of the database was put in place: row ");
    }

    @Test
    void anOlderCopyThatHasGoneOnSinceIsNamedAsOneToo() throws IOException {
        ann.close();
        copy("ann", "copy");
        ann = lab.device("ann");
        send("t2");
        ann.close();
        copy("copy", "ann");
        ann = lab.device("ann");
        send("t3");
        send("t4");

        assertThat(verify().findings()).singleElement().isInstanceOf(Finding.RestoredOlder.class);
    }

    @Test
    void anEndThatWasCutOffShowsBecauseTheServerHasSeenIt() {
        send("t2");
        long last = rows().getLast().sequence();
        sql("delete from evidence where sequence > 3");

        assertThat(verify().findings()).hasAtLeastOneElementOfType(Finding.CutTail.class)
                .hasAtLeastOneElementOfType(Finding.EndsEarly.class);
        assertThat(verify().sentences()).contains("The evidence ends at row 3, but the server saw row ").contains("was cut off");
        assertThat(last).isGreaterThan(3);
    }

    @Test
    void aChainThatWasMadeAnewDoesNotFitWhatTheServerSigned() {
        send("t2");
        sql("update evidence set at = at - 1000 where sequence = 1");
        org.outboxfx.evidence.Forger.rehash(ann.client.database());

        assertThat(verify().findings()).isNotEmpty().allMatch(finding -> finding instanceof Finding.Rewritten);
        assertThat(verify().sentences()).contains("was rewritten: the server saw another hash of that row at ");
    }

    @Test
    void aReceiptThatIsMissingFromAChainMadeAnewIsNamed() {
        send("t2");
        org.outboxfx.evidence.Forger.dropReceipt(ann.client.database());

        assertThat(verify().findings()).hasAtLeastOneElementOfType(Finding.MissingReceipt.class);
        assertThat(verify().sentences()).contains("The server's receipt for request ");
    }

    @Test
    void aReceiptForOtherAnswersIsNamed() {
        sql("update evidence set outcome = 'SUPERSEDED' where outcome = 'APPLIED'");
        org.outboxfx.evidence.Forger.rehash(ann.client.database());

        assertThat(verify().findings()).hasAtLeastOneElementOfType(Finding.ForgedReceipt.class);
    }

    @Test
    void withoutTheServerTheReportSaysThatItWasNotAsked() {
        ann.unplug();

        assertThat(verify().findings()).isEmpty();
        assertThat(verify().sentences()).endsWith("The server was not asked whether it has seen later ones.");
    }

    @Test
    void anErasedContentLeavesTheEvidenceValidAndTellsSo() {
        OutboxEntry entry = ann.stage(org.outboxfx.outbox.Stage.SENT).getFirst();
        assertThat(entry.state()).isEqualTo(EntryState.CONFIRMED);

        OutboxEntry erased = get(ann.client.evidence().erase(entry.opId()));

        assertThat(erased.fields()).isEmpty();
        assertThat(rows().getLast().event()).isEqualTo(Event.ERASED);
        assertThat(rows().getLast().facts().payloadHmac()).isNull();
        assertThat(verify().findings()).isEmpty();
    }

    private void send(String id) {
        ann.put(id, title("Task " + id));
        ann.awaitQuiescent();
    }

    private EvidenceReport verify() {
        return get(ann.client.evidence().verify());
    }

    private List<Evidence> rows() {
        return get(ann.client.evidence().page(EvidenceFilter.all(), Long.MAX_VALUE, 1_000)).reversed();
    }

    private void sql(String statement) {
        ann.client.database().inTransaction(tx -> tx.update(statement));
    }

    private void copy(String from, String to) throws IOException {
        Files.createDirectories(folder.resolve(to));
        try (Stream<Path> files = Files.list(folder.resolve(from))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(to).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}

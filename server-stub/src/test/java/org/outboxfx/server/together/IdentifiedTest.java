package org.outboxfx.server.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.outboxfx.server.together.Lab.get;
import static org.outboxfx.server.together.Lab.title;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.StepUp;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.outbox.Confirmation.Decision;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.together.Lab.Station;
import org.outboxfx.wire.ImpactPolicy;

/** A server that asks who one is, and a person who answers. */
class IdentifiedTest {

    private static final String PASSPHRASE = "correct horse battery";
    private static final RecordKey LIST = new RecordKey("list", "l1");

    @TempDir
    Path folder;
    private Lab lab;
    private Station ann;

    @BeforeEach
    void aServerThatAsksBeforeAListIsDeleted() {
        lab = new Lab(folder, server -> server
                .stepUp(List.of(new ImpactPolicy.Rule("list", "deleted", FieldValue.of(true)))));
        lab.server().setPassphrase("home", "ann", PASSPHRASE.toCharArray());
        ann = lab.device("ann");
        ann.submit(Change.put(LIST, title("Garden")));
        ann.awaitQuiescent();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void whatTheServerAsksAboutGoesOnceThePersonHasGivenTheirPassphrase() throws IOException {
        OutboxEntry deletion = ann.submit(Change.delete(LIST));
        await().until(() -> waitsFor(deletion));
        OutboxEntry elsewhere = ann.put("t1", title("One"));
        await().until(() -> state(elsewhere) == EntryState.CONFIRMED);

        assertThat(stepUp(deletion, "wrong")).isInstanceOf(StepUp.WrongPassphrase.class);
        assertThat(waitsFor(deletion)).isTrue();
        assertThat(stepUp(deletion, PASSPHRASE)).isInstanceOf(StepUp.Accepted.class);

        await().until(() -> state(deletion) == EntryState.CONFIRMED);
        assertThat(get(ann.client.evidence().page(EvidenceFilter.all(), Long.MAX_VALUE, 1_000)))
                .filteredOn(row -> row.facts().confirmation() != null).singleElement()
                .satisfies(row -> assertThat(row.facts().confirmation().decision()).isEqualTo(Decision.IDENTIFIED))
                .satisfies(row -> assertThat(row.facts().confirmation().member()).isEqualTo("ann"));
        assertThat(get(ann.client.evidence().verify()).findings()).isEmpty();
        lab.close();
        assertThat(files()).noneMatch(content -> content.contains("horse battery"));
    }

    @Test
    void withoutAConnectionThePersonIsToldSo() {
        OutboxEntry deletion = ann.submit(Change.delete(LIST));
        await().until(() -> waitsFor(deletion));
        lab.stopServer();

        assertThat(stepUp(deletion, PASSPHRASE)).isInstanceOf(StepUp.NotReached.class);
    }

    private StepUp stepUp(OutboxEntry entry, String passphrase) {
        return get(ann.client.confirmations().stepUp(entry.opId(), passphrase.toCharArray()));
    }

    private boolean waitsFor(OutboxEntry entry) {
        return ann.stage(Stage.QUEUED).stream()
                .anyMatch(waiting -> waiting.opId().equals(entry.opId()) && waiting.reason() == Reason.STEP_UP);
    }

    private EntryState state(OutboxEntry entry) {
        return Stream.of(Stage.values()).flatMap(stage -> ann.stage(stage).stream())
                .filter(other -> other.opId().equals(entry.opId())).findFirst().orElseThrow().state();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(IdentifiedTest::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package org.outboxfx.app.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.Field;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConflictsViewModelTest {

    private static final RecordKey TASK = new RecordKey("task", "t1");
    private static final String OTHER = "00000000000000b2";

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private ConflictsViewModel model;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder);
        model = desk.call(() -> new ConflictsViewModel(desk.desk()));
        desk.client.submit(Change.put(TASK, Map.of("title", FieldValue.of("Rehearse with Marta")))).join();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void bothValuesAreToldWithTheirAuthors() {
        meet(Conflict.Kind.EDIT_VS_EDIT);

        var card = card();

        assertThat(card.title()).isEqualTo("Rehearse with Marta");
        assertThat(card.story())
                .isEqualTo(
                        "“Title” was changed on another device (00b2) and on this device before they heard of each other. The later change was kept.");
        assertThat(card.kept().value()).isEqualTo("Rehearse with Marta");
        assertThat(card.kept().device()).isEqualTo("Other device (00b2)");
        assertThat(card.lost().value()).isEqualTo("Rehearse twice");
        assertThat(card.lost().device()).isEqualTo("This device");
    }

    @Test
    void aDeviceThatHasToldItsNameIsCalledByIt() {
        desk.client.submit(Change.put(new RecordKey("device", OTHER), Map.of("name", FieldValue.of("Marta’s laptop")))).join();
        meet(Conflict.Kind.EDIT_VS_EDIT);

        var card = card();

        assertThat(card.kept().device()).isEqualTo("Marta’s laptop");
        assertThat(card.story()).startsWith("“Title” was changed on Marta’s laptop and on this device");
        assertThat(card.choice()).isEqualTo(Card.Choice.THEIRS_WAS_KEPT);
    }

    @Test
    void whatWasDecidedCanBeTakenBack() {
        meet(Conflict.Kind.EDIT_VS_EDIT);
        desk.run(() -> model.useOther(model.cards().getFirst()));
        desk.await("no conflict", () -> model.cards().isEmpty());
        assertThat(title()).isEqualTo("Rehearse twice");

        desk.run(desk.history()::undo);

        desk.await("the conflict again", () -> model.cards().size() == 1);
        assertThat(title()).isEqualTo("Rehearse with Marta");
    }

    @Test
    void keepingSettlesTheConflictAndChangesNothingElse() {
        meet(Conflict.Kind.EDIT_VS_EDIT);

        desk.run(() -> model.keep(model.cards().getFirst()));

        desk.await("no conflict", () -> model.cards().isEmpty());
        assertThat(title()).isEqualTo("Rehearse with Marta");
    }

    @Test
    void usingTheOtherValueWritesItAgain() {
        meet(Conflict.Kind.EDIT_VS_EDIT);

        desk.run(() -> model.useOther(model.cards().getFirst()));

        desk.await("no conflict", () -> model.cards().isEmpty());
        assertThat(title()).isEqualTo("Rehearse twice");
    }

    @Test
    void usingTheOtherValueOfADeletionBringsTheRecordBack() {
        desk.client.submit(Change.delete(TASK)).join();
        meet(Conflict.Kind.DELETE_VS_EDIT);
        assertThat(card().kept().value()).isEqualTo("Deleted");

        desk.run(() -> model.useOther(model.cards().getFirst()));

        desk.await("no conflict", () -> model.cards().isEmpty());
        assertThat(desk.client.record(TASK).join().orElseThrow().isDeleted()).isFalse();
        assertThat(title()).isEqualTo("Rehearse twice");
    }

    private void meet(Conflict.Kind kind) {
        long now = desk.clock.instant().toEpochMilli();
        var kept = new Field(FieldValue.of(kind == Conflict.Kind.EDIT_VS_EDIT ? "Rehearse with Marta" : null),
                new HybridTimestamp(now, 1, OTHER));
        var lost = new Field(FieldValue.of("Rehearse twice"), new HybridTimestamp(now - 1, 0, desk.client.device()));
        Record record = new Conflict(TASK, kind, "title", kept, lost).toRecord();
        var fields = new java.util.TreeMap<String, FieldValue>();
        record.fields().forEach((name, field) -> fields.put(name, field.value()));
        desk.client.submit(Change.put(record.key(), fields)).join();
        desk.await("the conflict", () -> model.cards().size() == 1);
    }

    private Card card() {
        return desk.call(() -> model.cards().getFirst());
    }

    private String title() {
        return desk.client.record(TASK).join().orElseThrow().text("title", "");
    }
}

package org.outboxfx.app.journeys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.outboxfx.app.messages.MessageChanges;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.Field;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** What a window shows only now and then, for those who look at all of it: a conflict, a message, a change that needs a person. */
final class OneOfEach {

    private static final RecordKey TASK = new RecordKey("task", "rehearsal");

    private OneOfEach() {}

    /** @param seat works offline */
    static void in(Seat seat) {
        seat.client().submit(Change.put(TASK, Map.of("title", FieldValue.of("Rehearse")))).join();
        meet(seat);
        seat.client().submit(MessageChanges.conversation("c1", "Team", "Jonas", "laptop")).join();
        var message = new RecordKey("message", "m1");
        seat.client().saveDraft(MessageChanges.message(message, "c1", "The gauge is back", List.of("Jonas"), "laptop",
                Morning.TIME.instant())).join();
        seat.client().sendDraft(message, Duration.ofHours(20)).join();
        seat.client().submit(Change.put(new RecordKey("task", "roses"), Map.of("title", FieldValue.of("Prune the roses")))
                .withExpiresAfter(Duration.ofNanos(1))).join();
        seat.awaitRow("delivery-list", "Prune the roses", "Expired");
        seat.await("the conflict", () -> !seat.models().conflicts().conflicts().isEmpty());
        seat.await("the conversation", () -> seat.models().messages().chosenProperty().get() != null);
    }

    private static void meet(Seat seat) {
        long now = Morning.TIME.instant().toEpochMilli();
        var kept = new Field(FieldValue.of("Rehearse with Marta"), new HybridTimestamp(now, 1, "0000000000000001"));
        var lost = new Field(FieldValue.of("Rehearse twice"), new HybridTimestamp(now - 1, 0, seat.client().device()));
        var record = new Conflict(TASK, Conflict.Kind.EDIT_VS_EDIT, "title", kept, lost).toRecord();
        var fields = new TreeMap<String, FieldValue>();
        record.fields().forEach((name, field) -> fields.put(name, field.value()));
        seat.client().submit(Change.put(record.key(), fields)).join();
    }
}

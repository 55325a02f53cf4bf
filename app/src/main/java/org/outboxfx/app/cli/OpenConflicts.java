package org.outboxfx.app.cli;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.Field;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** Edits that met and that nobody has looked at. */
final class OpenConflicts {

    /** One of them. */
    record Found(RecordKey key, Conflict conflict, Mine mine) {

        String id() {
            return key.id();
        }
    }

    /** Which of the two values was written on this device. */
    enum Mine {
        KEPT, LOST, NEITHER
    }

    /**
     * A value in JSON.
     *
     * @param value a text, a number, true or false; null if the field was cleared
     * @param device who wrote it
     */
    record Side(@org.jspecify.annotations.Nullable Object value, String device, String written) {}

    /**
     * In JSON.
     *
     * @param record {@code type:id}
     * @param kind EDIT_VS_EDIT or DELETE_VS_EDIT
     */
    record Line(String id, String record, String title, String kind, String field, Mine mine, Side kept, Side lost) {}

    private OpenConflicts() {}

    static List<Found> load(Session session) {
        return of(session).stream().filter(record -> !record.flag(Conflict.REVIEWED) && !record.isDeleted())
                .sorted(Comparator.comparing((Record record) -> String.valueOf(record.stamp("kept"))).reversed())
                .flatMap(record -> Conflict.from(record)
                        .map(conflict -> new Found(record.key(), conflict, mine(session, conflict)))
                        .stream())
                .toList();
    }

    static List<Record> of(Session session) {
        return session.await(session.client().records(Conflict.TYPE));
    }

    private static Mine mine(Session session, Conflict conflict) {
        String here = session.client().device();
        if (conflict.kept().stamp().device().equals(here)) {
            return Mine.KEPT;
        }
        return conflict.lost().stamp().device().equals(here) ? Mine.LOST : Mine.NEITHER;
    }

    static List<Line> lines(Session session, List<Found> found) {
        Titles titles = session
                .await(Titles.load(session.client(), found.stream().map(one -> one.conflict().subject()).toList()));
        return found.stream().map(one -> new Line(one.id(), one.conflict().subject().toString(),
                titles.of(one.conflict().subject()), one.conflict().kind().name(), one.conflict().field(), one.mine(),
                side(one.conflict().kept()), side(one.conflict().lost()))).toList();
    }

    private static Side side(Field field) {
        Object value = switch (field.value()) {
            case FieldValue.Text(String text) -> text;
            case FieldValue.Whole(long number) -> number;
            case FieldValue.Flag(boolean flag) -> flag;
            case FieldValue.Empty _ -> null;
        };
        return new Side(value, field.stamp().device(), Session.json(Instant.ofEpochMilli(field.stamp().millis())));
    }
}

package org.outboxfx.app.conflicts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** The changes that settle a conflict, whoever decides it. Pure. */
public final class Settlement {

    private Settlement() {}

    /** The winner was right: nothing changes but that someone has looked. */
    public static List<Change> keep(RecordKey conflict) {
        return List.of(reviewed(conflict));
    }

    /** The loser was right: it is written again, as an ordinary change, and the conflict is settled with it. */
    public static List<Change> useOther(RecordKey key, Conflict conflict) {
        var fields = new TreeMap<String, FieldValue>();
        fields.put(conflict.field(), conflict.lost().value());
        if (conflict.kind() == Conflict.Kind.DELETE_VS_EDIT) {
            fields.put(Record.DELETED, FieldValue.of(false));
        }
        return List.of(Change.put(conflict.subject(), fields), reviewed(key));
    }

    private static Change reviewed(RecordKey conflict) {
        return Change.put(conflict, Map.of(Conflict.REVIEWED, FieldValue.of(true)));
    }
}

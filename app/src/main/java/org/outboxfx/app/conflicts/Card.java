package org.outboxfx.app.conflicts;

import org.outboxfx.record.Conflict;
import org.outboxfx.record.RecordKey;

/**
 * A conflict in words.
 *
 * @param title what the record is called now
 * @param story what happened, in a sentence
 * @param field the field's name in words
 */
record Card(RecordKey key, Conflict conflict, String title, String story, String field, Choice choice, Side kept, Side lost) {

    /** Whose values are to be chosen from. */
    enum Choice {
        MINE_WAS_KEPT, THEIRS_WAS_KEPT, BOTH_ARE_THEIRS
    }

    /** One of the two values, with who wrote it and when. */
    record Side(String value, String device, String time) {}
}

package org.outboxfx.example;

import org.outboxfx.storage.Row;
import org.outboxfx.storage.Schema;

/** What was entered and has not been posted yet. */
record Letter(String id, String text) {

    /** Where letters are kept. */
    static Schema schema() {
        return Schema.of("form", Letter.class, "001-letters.sql");
    }

    static Letter of(Row row) {
        return new Letter(row.text("id"), row.text("text"));
    }
}

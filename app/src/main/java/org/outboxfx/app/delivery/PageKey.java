package org.outboxfx.app.delivery;

import org.outboxfx.outbox.Stage;

/** A page of a group: the least that is loaded at once. */
record PageKey(Stage stage, int number) {

    /** More than a tall window shows. */
    static final int ROWS = 60;

    static PageKey of(Stage stage, int offset) {
        return new PageKey(stage, offset / ROWS);
    }

    int firstOffset() {
        return number * ROWS;
    }
}

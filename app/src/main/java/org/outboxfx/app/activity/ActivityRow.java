package org.outboxfx.app.activity;

import org.jspecify.annotations.Nullable;

/** A row of the page. */
sealed interface ActivityRow {

    /** How a row is coloured; the words say the same. */
    enum Tone {
        /** Goes its way. */
        PLAIN,
        /** Has arrived. */
        GOOD,
        /** Waits or is tried again. */
        WAITING,
        /** Needs or needed a person. */
        TROUBLE,
        /** A person answered. */
        PERSON,
        /** Of the evidence itself. */
        CHAIN
    }

    /**
     * One event.
     *
     * @param day the day's name, if this is its first row; null below it
     * @param what what the change does; of the evidence itself, what it is
     * @param sentence what happened to it
     * @param agent which agent queued it; null if a person did it by hand
     * @param entry the entry's number; null if the row is not about one
     */
    record Item(long sequence, @Nullable String day, String time, String what, String sentence, Tone tone, @Nullable String agent,
            @Nullable Long entry) implements ActivityRow {}

    /** Stands for what is being loaded. */
    record Blank(int index) implements ActivityRow {}
}

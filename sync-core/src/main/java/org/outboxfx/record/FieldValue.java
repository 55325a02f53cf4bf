package org.outboxfx.record;

import org.jspecify.annotations.Nullable;

/** What a field holds: a text, a whole number, a yes or no, or nothing. */
public sealed interface FieldValue {

    /** A text; may be empty. */
    record Text(String value) implements FieldValue {
        /** Tells the length only: values are a person's words and stay out of logs. */
        @Override
        public String toString() {
            return "Text[" + value.length() + " characters]";
        }
    }

    record Whole(long value) implements FieldValue {}

    record Flag(boolean value) implements FieldValue {}

    /** A field that was cleared. */
    enum Empty implements FieldValue {
        EMPTY
    }

    static FieldValue of(@Nullable String text) {
        return text == null ? Empty.EMPTY : new Text(text);
    }

    static FieldValue of(long number) {
        return new Whole(number);
    }

    static FieldValue of(boolean flag) {
        return new Flag(flag);
    }

    /** A total order over values, needed only when two fields carry the same stamp. */
    static int compare(FieldValue one, FieldValue other) {
        return canonical(one).compareTo(canonical(other));
    }

    private static String canonical(FieldValue value) {
        return switch (value) {
            case Empty _ -> "0";
            case Flag flag -> "1" + flag.value();
            case Whole whole -> "2" + whole.value();
            case Text text -> "3" + text.value();
        };
    }
}

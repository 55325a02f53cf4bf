package org.outboxfx.app.words;

import java.util.Locale;

/** Words whose every text stands between marks, so that one that stands in the code is known by having none. */
public final class Marked {

    private static final char BEGIN = '⟦';
    private static final char END = '⟧';

    private Marked() {}

    public static Words words() {
        return new Words(Locale.ENGLISH, text -> text.isEmpty() ? text : BEGIN + text + END);
    }

    /** What of a text stands outside all marks. */
    public static String outside(String text) {
        var outside = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            depth += each == BEGIN ? 1 : 0;
            if (depth == 0) {
                outside.append(each);
            }
            depth -= each == END && depth > 0 ? 1 : 0;
        }
        return outside.toString();
    }
}

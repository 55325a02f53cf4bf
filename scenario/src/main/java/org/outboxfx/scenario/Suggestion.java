package org.outboxfx.scenario;

import java.util.Collection;
import java.util.Comparator;

/** What somebody may have meant. */
final class Suggestion {

    private static final int MAX_DISTANCE = 3;

    private Suggestion() {}

    /** {@code  Did you mean 'x'?} with a space before it; or what there is to choose from. */
    static String among(String found, Collection<String> known) {
        return known.stream().filter(each -> distance(found, each) <= Math.min(MAX_DISTANCE, each.length() / 2 + 1))
                .min(Comparator.comparingInt(each -> distance(found, each))).map(each -> " Did you mean '" + each + "'?")
                .orElseGet(() -> " Expected one of: " + String.join(", ", known) + ".");
    }

    /** How many letters must be changed, added or removed to make one of the other. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

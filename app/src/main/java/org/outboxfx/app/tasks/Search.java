package org.outboxfx.app.tasks;

import java.util.List;
import java.util.Locale;

/** What a person looks for: every word must be somewhere in a task's title, notes or contexts. Upper and lower case are one. */
public record Search(List<String> words) implements Look {

    /** Up to here a letter has one capital and no other forms. */
    private static final char LAST_OF_ASCII = 0x7f;

    public static Search of(String text) {
        return new Search(text.isBlank() ? List.of() : List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    @Override
    public boolean finds(Task task) {
        for (String word : words) {
            if (!holds(task.title(), word) && !holds(task.notes(), word) && !holds(task.contexts(), word)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isWithin(Look other) {
        return other instanceof Search(List<String> fewer)
                && fewer.stream().allMatch(word -> words.stream().anyMatch(longer -> longer.contains(word)));
    }

    private static boolean holds(List<String> contexts, String word) {
        for (String context : contexts) {
            if (holds("@" + context, word)) {
                return true;
            }
        }
        return false;
    }

    /** Without making a text of its own in lower case: at each letter typed, every task is looked at. */
    private static boolean holds(String text, String word) {
        char first = small(word.charAt(0));
        char capital = Character.toUpperCase(first);
        for (int at = 0; at <= text.length() - word.length(); at++) {
            char here = text.charAt(at);
            if ((here == first || here == capital || here > LAST_OF_ASCII) && begins(text, at, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String text, int at, String word) {
        for (int letter = 0; letter < word.length(); letter++) {
            if (small(text.charAt(at + letter)) != small(word.charAt(letter))) {
                return false;
            }
        }
        return true;
    }

    private static char small(char letter) {
        if (letter <= LAST_OF_ASCII) {
            return letter >= 'A' && letter <= 'Z' ? (char) (letter + 'a' - 'A') : letter;
        }
        return Character.toLowerCase(Character.toUpperCase(letter));
    }
}

package org.outboxfx.app.tasks;

import java.time.LocalDate;
import java.util.List;
import org.outboxfx.app.words.Words;

/**
 * What a person typed into the quick-add field, with its inline words taken out:
 * {@code Call Bob fri 9:00 #work @phone !high}. Words that mean nothing here stay in the title, and so does every word
 * behind a backslash.
 *
 * @param due empty, a day, or a day and a time, as in a task's record
 * @param priority a letter, or empty
 * @param list the name of the list as it was typed; empty for none
 */
public record QuickAdd(String title, String due, String priority, List<String> contexts, String list) {

    /** @param words of the language in which days and times are typed */
    public static QuickAdd parse(String line, LocalDate today, Words words) {
        return new QuickAddParser(line, today, words).parse();
    }

    /** True if nothing but a title was understood. */
    boolean isPlain() {
        return due.isEmpty() && priority.isEmpty() && contexts.isEmpty() && list.isEmpty();
    }
}

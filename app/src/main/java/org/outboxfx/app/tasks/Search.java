package org.outboxfx.app.tasks;

import java.util.List;
import java.util.Locale;

/** What a person looks for: every word must be somewhere in a task's title, notes or contexts. Upper and lower case are one. */
public record Search(List<String> words) {

    public static Search of(String text) {
        return new Search(text.isBlank() ? List.of() : List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    boolean finds(Task task) {
        String contexts = task.contexts().isEmpty() ? "" : "@" + String.join(" @", task.contexts());
        String all = (task.title() + "\n" + task.notes() + "\n" + contexts).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }
}

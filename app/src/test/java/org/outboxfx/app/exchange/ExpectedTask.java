package org.outboxfx.app.exchange;

import java.util.List;

/** A task that a file should hold, told by what it has. */
final class ExpectedTask {

    private final int line;
    private final String title;
    private String created;
    private String notes = "";
    private boolean done;
    private String completed = "";
    private String due = "";
    private String priority = "";
    private String list = "";
    private List<String> contexts = List.of();

    ExpectedTask(int line, String title, String created) {
        this.line = line;
        this.title = title;
        this.created = created;
    }

    ExpectedTask created(String day) {
        created = day;
        return this;
    }

    ExpectedTask notes(String text) {
        notes = text;
        return this;
    }

    /** @param day empty if the file does not say when */
    ExpectedTask done(String day) {
        done = true;
        completed = day;
        return this;
    }

    ExpectedTask due(String date) {
        due = date;
        return this;
    }

    ExpectedTask priority(String letter) {
        priority = letter;
        return this;
    }

    ExpectedTask list(String name) {
        list = name;
        return this;
    }

    ExpectedTask contexts(String... names) {
        contexts = List.of(names);
        return this;
    }

    TaskLine line() {
        return new TaskLine.Task(line, new FileTask(title, notes, done, due, priority, list, contexts, created, completed));
    }
}

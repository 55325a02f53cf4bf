package org.outboxfx.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outboxfx.app.tasks.Task;
import org.outboxfx.app.tasks.TaskBook;

/** The tasks as commands see and tell them. */
record TaskShelf(TaskBook book) {

    static final String WHERE = "outboxfx tasks list all";

    /**
     * A task in JSON. Absent texts are empty.
     *
     * @param list the name of its list
     * @param state how far its newest change has come: DRAFT, QUEUED, SENDING, SENT, CONFIRMED or TROUBLE
     */
    record Line(String id, String title, String notes, boolean done, String due, String priority, String list,
            List<String> contexts, String completed, String state) {}

    static TaskShelf load(Session session) {
        var tasks = session.client().records(Task.TYPE);
        var lists = session.client().records("list");
        var unsent = session.client().unconfirmed(Task.TYPE);
        return new TaskShelf(TaskBook.of(Stream.concat(session.await(tasks).stream(), session.await(lists).stream()).toList(),
                session.await(unsent), session.today().toString()));
    }

    Task find(String typed) {
        return Short.find(book.tasks(), Task::id, typed, "task", WHERE);
    }

    /** The id of the list of that name or id. */
    Optional<String> list(String typed) {
        return book.lists().stream().filter(list -> list.id().equals(typed)).findFirst().or(() -> book.listNamed(typed))
                .map(TaskBook.ListName::id);
    }

    String expectList(String typed) {
        return list(typed).orElseThrow(() -> CommandFailure.failed("There is no list '" + typed + "'; expected one of: "
                + String.join(", ", book.lists().stream().map(TaskBook.ListName::title).toList())
                + ". Adding a task with #" + typed.replaceAll("\\s+", "-") + " makes it."));
    }

    Line line(Task task) {
        return new Line(task.id(), task.title(), task.notes(), task.done(), task.due(), task.priority(), listName(task),
                task.contexts(), task.completed(), task.tick().name());
    }

    private String listName(Task task) {
        return book.lists().stream().filter(list -> list.id().equals(task.list())).map(TaskBook.ListName::title).findFirst()
                .orElse("");
    }

    /** A task in a table. */
    List<String> row(Task task) {
        var words = new StringBuilder(task.title());
        task.contexts().forEach(context -> words.append(" @").append(context));
        return List.of(Short.of(task.id()), task.done() ? "x" : "", task.priority(), task.due().replace('T', ' '), listName(task),
                switch (task.tick()) {
                    case CONFIRMED -> "";
                    case SAVING, DRAFT, QUEUED, SENDING, SENT, TROUBLE -> task.tick().name().toLowerCase(java.util.Locale.ROOT);
                }, words.toString());
    }

    static List<String> heads() {
        return List.of("ID", "DONE", "PRIO", "DUE", "LIST", "STATE", "TITLE");
    }
}

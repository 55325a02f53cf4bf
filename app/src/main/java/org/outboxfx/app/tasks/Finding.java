package org.outboxfx.app.tasks;

import java.util.List;

/**
 * Finds tasks while a search is being typed: with a letter more, only what was found with one less is looked through. Used from
 * the desk's executor only.
 */
final class Finding {

    private TaskBook book = TaskBook.EMPTY;
    private Search search = Search.of("");
    private List<Task> found = List.of();

    /** @return the tasks of a book that a search finds, in the book's order */
    List<Task> in(TaskBook now, Search wanted) {
        var among = now.equals(book) && wanted.isWithin(search) ? found : now.tasks();
        found = TaskBook.those(among, wanted::finds);
        book = now;
        search = wanted;
        return found;
    }
}

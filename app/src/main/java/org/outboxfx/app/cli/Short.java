package org.outboxfx.app.cli;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Ids as they are shown and typed: their endings, which differ, in the place of the whole, which nobody types. */
final class Short {

    private static final int SHOWN = 8;
    private static final int SHORTEST = 4;
    private static final int MOST_NAMED = 5;

    private Short() {}

    static String of(String id) {
        return id.length() <= SHOWN ? id : id.substring(id.length() - SHOWN);
    }

    /**
     * The one thing whose id this is, or ends so.
     *
     * @param kind what is looked for, as in "task"
     * @param where the command that shows ids
     */
    static <T> T find(Collection<T> things, Function<T, String> id, String typed, String kind, String where) {
        List<T> found = things.stream().filter(thing -> id.apply(thing).equals(typed)).toList();
        if (found.isEmpty() && typed.length() >= SHORTEST) {
            found = things.stream().filter(thing -> id.apply(thing).endsWith(typed)).toList();
        }
        if (found.isEmpty()) {
            throw CommandFailure.failed("There is no " + kind + " '" + typed + "'; expected its id, or the last " + SHORTEST
                    + " or more characters of it. '" + where + "' shows them.");
        }
        if (found.size() > 1) {
            throw CommandFailure.failed("'" + typed + "' is the ending of several ids: "
                    + String.join(", ", found.stream().limit(MOST_NAMED).map(id).toList()) + ". Give more of it.");
        }
        return found.getFirst();
    }
}

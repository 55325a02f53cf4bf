package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A sorted list in which some items were replaced, and which items that were.
 *
 * @param now the whole list, sorted
 * @param gone the items that are in it no longer, or no longer as they were
 * @param come the items that are in it now, or are now as they are
 */
record Patched<T>(List<T> now, List<T> gone, List<T> come) {

    /** More new items than this are sorted in together, fewer are put in their places one by one. */
    private static final int MOST_ONE_BY_ONE = 100;

    /**
     * Looks at each item once.
     *
     * @param ids of the items that go, those that come in another state included
     * @param becoming what comes in place of those that go
     */
    static <T> Patched<T> of(List<T> sorted, Set<String> ids, Function<List<T>, List<T>> becoming, Function<T, String> id,
            Comparator<T> order) {
        var now = new ArrayList<T>(sorted.size() + ids.size());
        var gone = new ArrayList<T>();
        for (T one : sorted) {
            (ids.contains(id.apply(one)) ? gone : now).add(one);
        }
        List<T> come = becoming.apply(gone);
        if (come.size() > MOST_ONE_BY_ONE) {
            now.addAll(come);
            now.sort(order);
        } else {
            come.forEach(one -> now.add(place(now, one, order), one));
        }
        return new Patched<>(Collections.unmodifiableList(now), gone, come);
    }

    private static <T> int place(List<T> sorted, T one, Comparator<T> order) {
        int found = Collections.binarySearch(sorted, one, order);
        return found < 0 ? -found - 1 : found;
    }
}

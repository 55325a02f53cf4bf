package org.outboxfx.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.collections.ObservableListBase;

/**
 * An observable list that becomes equal to another by the smallest edit that leaves its unchanged ends alone, so that a list on
 * screen keeps its place and its selection. What lies between the ends is replaced in one change: rows that were emptied and
 * then filled would all be styled anew.
 */
public final class PatchedList<T> extends ObservableListBase<T> {

    /** Beyond this many, what is told of each costs more than to replace all between them. */
    private static final int MOST_ONE_BY_ONE = 20;
    /** No list shows more rows at once. */
    static final int MOST_IN_SIGHT = 200;

    private final List<T> items = new ArrayList<>();
    private final Function<? super T, ?> key;

    /** @param key tells whether two items are the same thing in another state; must not be null */
    public PatchedList(Function<? super T, ?> key) {
        this.key = key;
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    public void become(List<? extends T> wanted) {
        // Arrays are compared in a third of the time that lists take.
        Object[] there = items.toArray();
        Object[] next = wanted.toArray();
        int shorter = Math.min(there.length, next.length);
        int longer = next.length - there.length;
        var restated = new ArrayList<Integer>();
        int from = 0;
        while (from < shorter && (Objects.equals(there[from], next[from]) || isSame(from, wanted.get(from), restated))) {
            from++;
        }
        int to = there.length;
        while (to > from && to + longer > from
                && (Objects.equals(there[to - 1], next[to + longer - 1])
                        || isSame(to - 1, wanted.get(to + longer - 1), restated))) {
            to--;
        }
        for (int index : restated) {
            // One by one: of several rows that are replaced in one change, JavaFX has all but the last wait for the layout.
            beginChange();
            nextSet(index, items.set(index, wanted.get(index < from ? index : index + longer)));
            endChange();
        }
        replace(from, to, wanted.subList(from, to + longer));
    }

    /** Whether the same thing is there in another state, which is noted; beyond some, they are replaced together. */
    private boolean isSame(int index, T wanted, List<Integer> restated) {
        return restated.size() < MOST_ONE_BY_ONE && key.apply(items.get(index)).equals(key.apply(wanted)) && restated.add(index);
    }

    private void replace(int from, int to, List<? extends T> wanted) {
        if (from == to && wanted.isEmpty()) {
            return;
        }
        var there = items.subList(from, to);
        var gone = List.copyOf(there);
        there.clear();
        items.addAll(from, wanted);
        if (!gone.isEmpty() && wanted.size() > MOST_IN_SIGHT) {
            fireChange(new Turnover<>(this, from, gone, wanted.size()));
        } else {
            beginChange();
            nextReplace(from, from + wanted.size(), gone);
            endChange();
        }
    }
}

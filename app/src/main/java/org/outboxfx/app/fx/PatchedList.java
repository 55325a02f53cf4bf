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
        int head = 0;
        int shorter = Math.min(items.size(), wanted.size());
        while (head < shorter && keep(head, wanted.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && keep(items.size() - 1 - tail, wanted.get(wanted.size() - 1 - tail))) {
            tail++;
        }
        replace(head, items.size() - tail, wanted.subList(head, wanted.size() - tail));
    }

    /** Whether the same thing is there already; if in another state, it gets the wanted one. */
    private boolean keep(int index, T wanted) {
        T there = items.get(index);
        if (Objects.equals(there, wanted)) {
            return true;
        }
        if (!key.apply(there).equals(key.apply(wanted))) {
            return false;
        }
        beginChange();
        items.set(index, wanted);
        nextSet(index, there);
        endChange();
        return true;
    }

    private void replace(int from, int to, List<? extends T> wanted) {
        if (from == to && wanted.isEmpty()) {
            return;
        }
        beginChange();
        var there = items.subList(from, to);
        var gone = List.copyOf(there);
        there.clear();
        items.addAll(from, wanted);
        nextReplace(from, from + wanted.size(), gone);
        endChange();
    }
}

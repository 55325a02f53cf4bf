package org.outboxfx.app.fx;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.collections.ObservableList;

/**
 * Makes an observable list equal to another by the smallest edit that leaves its unchanged ends alone, so that a list
 * on screen keeps its place and its selection.
 */
public final class ListPatch {

    /** Lists take their items out one by one; beyond this many, all of it is replaced, which is another list to look at anyway. */
    private static final int MOST_ONE_BY_ONE = 500;

    private ListPatch() {}

    /** @param key tells whether two items are the same thing in another state; must not be null */
    public static <T> void apply(ObservableList<T> target, List<? extends T> wanted, Function<? super T, ?> key) {
        int head = 0;
        int shorter = Math.min(target.size(), wanted.size());
        while (head < shorter && keep(target, head, wanted.get(head), key)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && keep(target, target.size() - 1 - tail, wanted.get(wanted.size() - 1 - tail), key)) {
            tail++;
        }
        if (target.size() - head - tail > MOST_ONE_BY_ONE) {
            target.setAll(wanted);
            return;
        }
        if (target.size() > head + tail) {
            target.remove(head, target.size() - tail);
        }
        if (wanted.size() > head + tail) {
            target.addAll(head, wanted.subList(head, wanted.size() - tail));
        }
    }

    /** Whether the same thing is there already; if in another state, it gets the wanted one. */
    private static <T> boolean keep(ObservableList<T> target, int index, T wanted, Function<? super T, ?> key) {
        T there = target.get(index);
        if (Objects.equals(there, wanted)) {
            return true;
        }
        if (!key.apply(there).equals(key.apply(wanted))) {
            return false;
        }
        target.set(index, wanted);
        return true;
    }
}

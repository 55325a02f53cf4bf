package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * How one state differs from another.
 *
 * @param gone what is there no longer, or no longer as it was
 * @param come what is there now, or is now as it is
 */
record Patch<T>(List<T> gone, List<T> come) {

    static <T> Patch<T> none() {
        return new Patch<>(List.of(), List.of());
    }

    boolean isEmpty() {
        return gone.isEmpty() && come.isEmpty();
    }

    /** The part of it that concerns only some. */
    Patch<T> of(Predicate<T> those) {
        return new Patch<>(gone.stream().filter(those).toList(), come.stream().filter(those).toList());
    }

    /** @param sorted in which is all that goes; it stays as it is */
    List<T> on(List<T> sorted, Sorted.Order<T> order) {
        if (isEmpty()) {
            return sorted;
        }
        return Collections.unmodifiableList(withComing(withoutGone(sorted, order.comparator()), order.comparator()));
    }

    private List<T> withoutGone(List<T> sorted, Comparator<T> order) {
        var kept = new ArrayList<T>(sorted.size());
        int from = 0;
        for (int at : gone.stream().mapToInt(one -> Collections.binarySearch(sorted, one, order)).sorted().toArray()) {
            kept.addAll(sorted.subList(from, at));
            from = at + 1;
        }
        kept.addAll(sorted.subList(from, sorted.size()));
        return kept;
    }

    private List<T> withComing(List<T> kept, Comparator<T> order) {
        var all = new ArrayList<T>(kept.size() + come.size());
        int from = 0;
        for (T one : come.stream().sorted(order).toList()) {
            int to = -Collections.binarySearch(kept, one, order) - 1;
            all.addAll(kept.subList(from, to));
            all.add(one);
            from = to;
        }
        all.addAll(kept.subList(from, kept.size()));
        return all;
    }
}

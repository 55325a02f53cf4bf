package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Things in their order at one moment, and each to be found by its id. To derive the next moment from it, or to tell in what
 * two of them differ, costs as much as what has changed, however many there are. Immutable; equal to itself only.
 */
final class Sorted<T> {

    /**
     * What tells things apart.
     *
     * @param comparator never 0 for two ids
     */
    record Order<T>(Function<T, String> id, Comparator<T> comparator) {}

    /** More changes than these are no longer remembered beside what there was, but make up what there is. */
    private static final int MOST_CHANGES = 200;

    /** What there was at an earlier moment, shared by those that differ little from it. */
    private static final class Base<T> {

        private final Map<String, T> byId;

        private Base(Map<String, T> byId) {
            this.byId = byId;
        }
    }

    private final Order<T> order;
    private final List<T> all;
    private final Base<T> base;
    /** In what this moment differs from the base; empty what is gone. */
    private final Map<String, Optional<T>> changes;

    private Sorted(Order<T> order, List<T> all, Base<T> base, Map<String, Optional<T>> changes) {
        this.order = order;
        this.all = all;
        this.base = base;
        this.changes = changes;
    }

    static <T> Sorted<T> none(Order<T> order) {
        return new Sorted<>(order, List.of(), new Base<>(Map.of()), Map.of());
    }

    List<T> all() {
        return all;
    }

    Optional<T> find(String id) {
        Optional<T> changed = changes.get(id);
        return changed == null ? Optional.ofNullable(base.byId.get(id)) : changed;
    }

    /**
     * The patch that puts other things in the place of some.
     *
     * @param ids of those that are no longer as they were
     * @param becoming what there is now, of those of them that there were
     */
    Patch<T> replacing(Set<String> ids, Function<List<T>, List<T>> becoming) {
        var gone = ids.stream().flatMap(id -> find(id).stream()).toList();
        return new Patch<>(gone, becoming.apply(gone));
    }

    /** The patch that makes of this all that there is now. */
    Patch<T> to(List<T> now) {
        Set<String> same = HashSet.newHashSet(now.size());
        var come = new ArrayList<T>();
        for (T one : now) {
            String id = order.id().apply(one);
            if (find(id).equals(Optional.of(one))) {
                same.add(id);
            } else {
                come.add(one);
            }
        }
        return new Patch<>(all.stream().filter(one -> !same.contains(order.id().apply(one))).toList(), come);
    }

    /** The moment after this. */
    Sorted<T> with(Patch<T> patch) {
        if (patch.isEmpty()) {
            return this;
        }
        var now = patch.on(all, order);
        var changed = new HashMap<>(changes);
        patch.gone().forEach(one -> changed.put(order.id().apply(one), Optional.empty()));
        patch.come().forEach(one -> changed.put(order.id().apply(one), Optional.of(one)));
        if (changed.size() <= MOST_CHANGES) {
            return new Sorted<>(order, now, base, changed);
        }
        Map<String, T> byId = HashMap.newHashMap(now.size());
        now.forEach(one -> byId.put(order.id().apply(one), one));
        return new Sorted<>(order, now, new Base<>(byId), Map.of());
    }

    /** In what this differs from another moment; nothing if in too much for that to be known. */
    Optional<Patch<T>> since(Sorted<T> before) {
        if (!base.equals(before.base)) {
            return Optional.empty();
        }
        var ids = new HashSet<>(before.changes.keySet());
        ids.addAll(changes.keySet());
        var gone = new ArrayList<T>();
        var come = new ArrayList<T>();
        for (String id : ids) {
            var was = before.find(id);
            var is = find(id);
            if (!was.equals(is)) {
                was.ifPresent(gone::add);
                is.ifPresent(come::add);
            }
        }
        return Optional.of(new Patch<>(gone, come));
    }
}

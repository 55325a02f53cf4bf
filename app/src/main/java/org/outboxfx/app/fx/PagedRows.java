package org.outboxfx.app.fx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.collections.ObservableListBase;

/**
 * As many rows as there are, of which those that are looked at are loaded. A row that is not there yet is blank, and asking for
 * it asks for its page. Costs as much as is looked at, however many rows there are.
 *
 * @param <P> names a page
 * @param <R> a row
 */
public final class PagedRows<P, R> extends ObservableListBase<R> {

    /** Which row is where; knows how many there are, not what they hold. */
    public interface Shape<P, R> {

        int size();

        Slot<P, R> at(int index);

        /** The rows that belong to no page. */
        IntStream fixed();

        /** Where a page's first row is; negative if the page is not among what is shown. */
        int first(P page);
    }

    /** What stands at an index. */
    public sealed interface Slot<P, R> {

        /** A row that needs no loading. */
        record Fixed<P, R>(R row) implements Slot<P, R> {}

        /**
         * A row of a page.
         *
         * @param at which one, from 0
         * @param blank stands for it until it is loaded
         */
        record Paged<P, R>(P page, int at, R blank) implements Slot<P, R> {}
    }

    private final Consumer<P> wanted;
    private Shape<P, R> shape;
    private Map<P, ? extends List<? extends R>> pages = Map.of();

    /**
     * @param shape what is shown first
     * @param wanted is told of each page that is looked at; must not change this list at once
     */
    public PagedRows(Shape<P, R> shape, Consumer<P> wanted) {
        this.shape = shape;
        this.wanted = wanted;
    }

    @Override
    public int size() {
        return shape.size();
    }

    @Override
    public R get(int index) {
        Slot<P, R> slot = shape.at(index);
        if (slot instanceof Slot.Paged<P, R> paged) {
            wanted.accept(paged.page());
        }
        return row(slot, pages);
    }

    /** What is loaded, without asking for more. */
    public List<R> loaded() {
        return pages.values().stream().<R>flatMap(List::stream).toList();
    }

    /** Shows other rows; tells of those that differ. */
    public void show(Shape<P, R> nextShape, Map<P, ? extends List<? extends R>> nextPages) {
        Shape<P, R> before = shape;
        var pagesBefore = pages;
        var touched = new TreeSet<Integer>(known(before, pagesBefore));
        touched.addAll(known(nextShape, nextPages));
        beginChange();
        shape = nextShape;
        pages = nextPages;
        int shorter = Math.min(before.size(), nextShape.size());
        for (int index : touched) {
            if (index < shorter) {
                R old = row(before.at(index), pagesBefore);
                if (!old.equals(row(nextShape.at(index), nextPages))) {
                    nextSet(index, old);
                }
            }
        }
        if (before.size() > shorter) {
            var gone = new ArrayList<R>();
            for (int index = shorter; index < before.size(); index++) {
                gone.add(row(before.at(index), pagesBefore));
            }
            nextRemove(shorter, gone);
        } else if (nextShape.size() > shorter) {
            nextAdd(shorter, nextShape.size());
        }
        endChange();
    }

    /** The rows that are more than blank. */
    private static <P, R> Set<Integer> known(Shape<P, R> shape, Map<P, ? extends List<? extends R>> pages) {
        var known = new HashSet<Integer>();
        shape.fixed().forEach(known::add);
        pages.forEach((page, rows) -> {
            int first = shape.first(page);
            for (int at = 0; first >= 0 && at < rows.size(); at++) {
                known.add(first + at);
            }
        });
        return known;
    }

    private static <P, R> R row(Slot<P, R> slot, Map<P, ? extends List<? extends R>> pages) {
        return switch (slot) {
            case Slot.Fixed<P, R>(R row) -> row;
            case Slot.Paged<P, R>(P page, int at, R blank) -> {
                List<? extends R> rows = pages.get(page);
                yield rows == null || at >= rows.size() ? blank : rows.get(at);
            }
        };
    }
}

package org.outboxfx.app.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.collections.ObservableListBase;

/**
 * As many rows as there are changes, of which those that are looked at are loaded. A row that is not there yet is blank, and
 * asking for it asks for its page. Costs as much as is looked at, however many changes there are.
 */
final class PagedRows extends ObservableListBase<DeliveryRow> {

    private final Consumer<PageKey> wanted;
    private Layout layout = Layout.EMPTY;
    private Map<PageKey, List<DeliveryRow.Item>> pages = Map.of();

    /** @param wanted is told of each page that is looked at; must not change this list at once */
    PagedRows(Consumer<PageKey> wanted) {
        this.wanted = wanted;
    }

    @Override
    public int size() {
        return layout.size();
    }

    @Override
    public DeliveryRow get(int index) {
        Layout.Slot slot = layout.at(index);
        if (!slot.isHeading()) {
            wanted.accept(PageKey.of(slot.group().stage(), slot.offset()));
        }
        return row(layout, pages, index);
    }

    /** What is loaded, without asking for more. */
    List<DeliveryRow.Item> loaded() {
        return pages.values().stream().flatMap(List::stream).toList();
    }

    /** Shows other rows; tells of those that differ. */
    void show(Layout nextLayout, Map<PageKey, List<DeliveryRow.Item>> nextPages) {
        Layout before = layout;
        var pagesBefore = pages;
        var touched = new TreeSet<Integer>();
        touched.addAll(known(before, pagesBefore));
        touched.addAll(known(nextLayout, nextPages));
        beginChange();
        layout = nextLayout;
        pages = nextPages;
        int shorter = Math.min(before.size(), nextLayout.size());
        for (int index : touched) {
            if (index < shorter) {
                DeliveryRow old = row(before, pagesBefore, index);
                if (!old.equals(row(nextLayout, nextPages, index))) {
                    nextSet(index, old);
                }
            }
        }
        if (before.size() > shorter) {
            var gone = new ArrayList<DeliveryRow>();
            for (int index = shorter; index < before.size(); index++) {
                gone.add(row(before, pagesBefore, index));
            }
            nextRemove(shorter, gone);
        } else if (nextLayout.size() > shorter) {
            nextAdd(shorter, nextLayout.size());
        }
        endChange();
    }

    /** The rows that are more than blank. */
    private static HashSet<Integer> known(Layout layout, Map<PageKey, List<DeliveryRow.Item>> pages) {
        var known = new HashSet<Integer>();
        for (Layout.Group group : layout.groups()) {
            known.add(group.heading());
            pages.forEach((key, rows) -> {
                if (key.stage() == group.stage()) {
                    for (int at = 0; at < rows.size(); at++) {
                        known.add(group.heading() + 1 + key.firstOffset() + at);
                    }
                }
            });
        }
        return known;
    }

    private static DeliveryRow row(Layout layout, Map<PageKey, List<DeliveryRow.Item>> pages, int index) {
        Layout.Slot slot = layout.at(index);
        var stage = slot.group().stage();
        if (slot.isHeading()) {
            return new DeliveryRow.Heading(stage, slot.group().count());
        }
        List<DeliveryRow.Item> page = pages.get(PageKey.of(stage, slot.offset()));
        int at = slot.offset() % PageKey.ROWS;
        return page == null || at >= page.size() ? new DeliveryRow.Blank(stage, slot.offset()) : page.get(at);
    }
}

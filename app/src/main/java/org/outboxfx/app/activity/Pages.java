package org.outboxfx.app.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.PagedRows;

/**
 * Which pages of evidence are known, each by the place that it begins before, and the few that are loaded. New rows arrive
 * above the first page, so those that are known stay what they are. Used from the desk's executor only.
 */
final class Pages {

    /** More than a tall window shows. */
    static final int ROWS = 60;
    /** Those a person looks at, and some they have just looked at. */
    private static final int MOST_LOADED = 8;

    /**
     * Where a page begins.
     *
     * @param before the place of the row above it
     * @param dayBefore the day of that row; null for the first page
     */
    record Start(long before, @Nullable LocalDate dayBefore) {}

    /**
     * A page as it was loaded.
     *
     * @param following where the next page begins; null if this is the last
     */
    record Page(List<ActivityRow.Item> rows, @Nullable Start following) {}

    /** How many rows there are as far as is known, and one that stands for those behind them. */
    record Shape(int size) implements PagedRows.Shape<Integer, ActivityRow> {

        @Override
        public PagedRows.Slot<Integer, ActivityRow> at(int index) {
            return new PagedRows.Slot.Paged<>(index / ROWS, index % ROWS, new ActivityRow.Blank(index));
        }

        @Override
        public IntStream fixed() {
            return IntStream.empty();
        }

        @Override
        public int first(Integer page) {
            return page * ROWS;
        }
    }

    private final List<Start> starts = new ArrayList<>(List.of(new Start(Long.MAX_VALUE, null)));
    private final LinkedHashMap<Integer, Page> loaded = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Integer, Boolean> looked = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    Pages() {
        looked.put(0, Boolean.TRUE);
    }

    /**
     * Notes that a page is looked at.
     *
     * @return true if it is to be loaded
     */
    boolean look(int page) {
        boolean known = looked.put(page, Boolean.TRUE) != null;
        while (looked.size() > MOST_LOADED) {
            loaded.remove(looked.pollFirstEntry().getKey());
        }
        return !known && !loaded.containsKey(page) && page < starts.size();
    }

    /** The pages that are looked at and not loaded. */
    Map<Integer, Start> missing() {
        var missing = new HashMap<Integer, Start>();
        looked.keySet().stream().filter(page -> page < starts.size() && !loaded.containsKey(page))
                .forEach(page -> missing.put(page, starts.get(page)));
        return missing;
    }

    void put(Map<Integer, Page> pages) {
        pages.forEach((number, page) -> {
            loaded.put(number, page);
            if (number == starts.size() - 1) {
                size = number * ROWS + page.rows().size() + (page.following() == null ? 0 : 1);
                if (page.following() != null) {
                    starts.add(page.following());
                }
            }
        });
    }

    /** True while nobody has gone further than the first page. */
    boolean isAtTop() {
        return looked.size() == 1;
    }

    Shape shape() {
        return new Shape(size);
    }

    Map<Integer, List<ActivityRow.Item>> rows() {
        var rows = new HashMap<Integer, List<ActivityRow.Item>>();
        loaded.forEach((number, page) -> rows.put(number, page.rows()));
        return rows;
    }
}

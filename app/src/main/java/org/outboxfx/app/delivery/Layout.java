package org.outboxfx.app.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.PagedRows;
import org.outboxfx.outbox.Stage;

/** Which row is where: each group that has something in it, a heading and then its changes. Knows counts, not contents. */
record Layout(List<Group> groups, int size) implements PagedRows.Shape<PageKey, DeliveryRow> {

    static final Layout EMPTY = new Layout(List.of(), 0);

    /**
     * A group that is shown.
     *
     * @param heading the index of its heading
     */
    record Group(Stage stage, int heading, int count) {}

    /** @param only the one group that is shown; null for all */
    static Layout of(List<Stage> order, Map<Stage, Long> counts, @Nullable Stage only) {
        var groups = new ArrayList<Group>();
        int next = 0;
        for (Stage stage : order) {
            int count = Math.toIntExact(counts.getOrDefault(stage, 0L));
            if (count > 0 && (only == null || only == stage)) {
                groups.add(new Group(stage, next, count));
                next += count + 1;
            }
        }
        return new Layout(List.copyOf(groups), next);
    }

    @Override
    public PagedRows.Slot<PageKey, DeliveryRow> at(int index) {
        for (Group group : groups) {
            if (index == group.heading()) {
                return new PagedRows.Slot.Fixed<>(new DeliveryRow.Heading(group.stage(), group.count()));
            }
            if (index <= group.heading() + group.count()) {
                int offset = index - group.heading() - 1;
                return new PagedRows.Slot.Paged<>(PageKey.of(group.stage(), offset), offset % PageKey.ROWS,
                        new DeliveryRow.Blank(group.stage(), offset));
            }
        }
        throw new IndexOutOfBoundsException("Row " + index + " of " + size + ".");
    }

    @Override
    public IntStream fixed() {
        return groups.stream().mapToInt(Group::heading);
    }

    @Override
    public int first(PageKey page) {
        return groups.stream().filter(group -> group.stage() == page.stage()).findFirst()
                .map(group -> group.heading() + 1 + page.firstOffset()).orElse(-1);
    }
}

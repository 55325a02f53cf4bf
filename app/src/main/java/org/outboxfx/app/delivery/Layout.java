package org.outboxfx.app.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.Stage;

/** Which row is where: each group that has something in it, a heading and then its changes. Knows counts, not contents. */
record Layout(List<Group> groups, int size) {

    static final Layout EMPTY = new Layout(List.of(), 0);

    /**
     * A group that is shown.
     *
     * @param heading the index of its heading
     */
    record Group(Stage stage, int heading, int count) {}

    /**
     * What a row stands for.
     *
     * @param offset of the change within its group; -1 for the heading
     */
    record Slot(Group group, int offset) {

        boolean isHeading() {
            return offset < 0;
        }
    }

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

    Slot at(int index) {
        for (Group group : groups) {
            if (index <= group.heading() + group.count()) {
                return new Slot(group, index - group.heading() - 1);
            }
        }
        throw new IndexOutOfBoundsException("Row " + index + " of " + size + ".");
    }
}

package org.outboxfx.app.tasks;

import org.outboxfx.app.tick.Tick;

/**
 * An entry of the sidebar: something tasks can be looked at by.
 *
 * @param open how many of its tasks are not done; of those not yet sent, all
 */
public record Shelf(TaskFilter filter, String title, int open, Tick tick) {

    /** True for the inbox and lists: what a task is in, rather than what it is found by. */
    boolean holdsTasks() {
        return filter.kind() == TaskFilter.Kind.INBOX || filter.kind() == TaskFilter.Kind.LIST;
    }

    /** True if tasks can be put there: into a list, or onto today. */
    public boolean takesTasks() {
        return holdsTasks() || filter.kind() == TaskFilter.Kind.TODAY;
    }
}

package org.outboxfx.app.tasks;

import org.outboxfx.app.tick.Tick;

/**
 * An entry of the sidebar: something tasks can be looked at by.
 *
 * @param open how many tasks of it are not done
 */
public record Shelf(TaskFilter filter, String title, int open, Tick tick) {}

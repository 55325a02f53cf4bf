package org.outboxfx.app.tasks;

/** Of which tasks a window knows yet. */
enum Known {
    NONE,
    /** Those that stand first, while the others are read. */
    FIRST, ALL
}

package org.outboxfx.app.shell;

/** What the middle of the window shows. */
public enum Page {
    TASKS, MESSAGES, CONFLICTS, DELIVERY, ACTIVITY, SETTINGS
}

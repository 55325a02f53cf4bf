package org.outboxfx.sync;

import java.time.Instant;

/** What happens to registrations, told after it is on disk (except {@link Fired}, whose begin is) and in order. */
public sealed interface SyncLifecycle {

    String tag();

    /** It was added, or is to fire again although it was there already. */
    record Registered(String tag) implements SyncLifecycle {}

    /** Its event has begun. */
    record Fired(String tag, boolean lastChance) implements SyncLifecycle {}

    record Succeeded(String tag) implements SyncLifecycle {}

    /** An attempt failed; what follows from it is told next. */
    record Failed(String tag, String reason) implements SyncLifecycle {}

    record RetryScheduled(String tag, Instant at, int attempts) implements SyncLifecycle {}

    /** It was removed without success: the last chance failed, the failure was permanent, or it expired. */
    record GivenUp(String tag, String reason) implements SyncLifecycle {}

    /** The process died while it was firing; it is pending again (R27). */
    record Interrupted(String tag, int deathsInARow) implements SyncLifecycle {}

    /** The process died too often while it was firing: {@link SyncManager#release} lets it fire again. */
    record Quarantined(String tag, int deathsInARow) implements SyncLifecycle {}

    record Unregistered(String tag) implements SyncLifecycle {}

    /** The database refused a write about this tag. Nothing is lost; it is tried again (R32). */
    record StorageFailed(String tag, String reason) implements SyncLifecycle {}
}

package org.outboxfx.sync;

/** Does the work that tags stand for. Called on the manager's event executor; events of different tags run in parallel. */
@FunctionalInterface
public interface SyncListener {

    /**
     * Does the work of one tag. It may block. The event has succeeded when this has returned and every stage handed to
     * {@link SyncEvent#waitUntil} has completed normally. Work that was begun may be asked for again, after a crash for
     * instance: it must be idempotent.
     *
     * <p>Deviation from the draft: an exception thrown here is a failure, although by the draft's letter it would count
     * as success (R18). A {@link SyncFailure} tells which kind of failure; any other exception is retryable.
     *
     * @throws Exception if the work could not be done
     */
    void onSync(SyncEvent event) throws Exception;

    /** Tells that a registration has been given up and removed (R23). Registering its tag again starts afresh. */
    default void onGivenUp(String tag, String reason) {}
}

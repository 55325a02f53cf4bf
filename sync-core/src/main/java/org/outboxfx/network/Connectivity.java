package org.outboxfx.network;

import java.util.function.Consumer;

/** Tells whether the server can be reached, and those who asked when that changes. Thread-safe. */
public interface Connectivity {

    Reachability state();

    /**
     * Calls the listener after every change, never twice in a row with the same state (R13), one call at a time. The
     * listener must not block.
     *
     * @return ends the subscription when closed
     */
    Subscription onChange(Consumer<Reachability> listener);

    /**
     * Calls the task when the server answers again after a silence too short to change the state. What was under way meanwhile may
     * never be answered, and what failed may be tried again at once. On the same terms as {@link #onChange}.
     */
    default Subscription onRecovery(Runnable task) {
        return () -> {};
    }

    default boolean isOnline() {
        return state() == Reachability.ONLINE;
    }

    /** Whether traffic costs the person money. Programs that cannot know say no. */
    default boolean isMetered() {
        return false;
    }

    /** Calls the listener after every change of {@link #isMetered}, on the same terms as {@link #onChange}. */
    default Subscription onMeteredChange(Consumer<Boolean> listener) {
        return () -> {};
    }

    /** Something that was asked for and can be given up. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}

package org.outboxfx.sync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.network.Connectivity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings events to the listener and their outcomes back. Used on the sequencer only, except for the two switches. */
final class Firing {

    private static final Logger LOG = LoggerFactory.getLogger(Firing.class);
    private static final int MAX_REASON_CHARS = 400;

    private final Connectivity connectivity;
    private final Timekeeper time;
    private final Executor executor;
    private final Sequencer sequencer;
    private final RandomGenerator random;
    private final Consumer<SyncLifecycle> news;
    private volatile @Nullable SyncListener listener;
    private volatile boolean allowed = true;
    private boolean online;
    private long reconnects;
    private boolean closing;

    Firing(Connectivity connectivity, Timekeeper time, Executor executor, Sequencer sequencer, RandomGenerator random,
            Consumer<SyncLifecycle> news) {
        this.connectivity = connectivity;
        this.time = time;
        this.executor = executor;
        this.sequencer = sequencer;
        this.random = random;
        this.news = news;
        this.online = connectivity.isOnline();
    }

    void listen(@Nullable SyncListener next) {
        listener = next;
    }

    @Nullable
    SyncListener listener() {
        return listener;
    }

    void allow(boolean next) {
        allowed = next;
    }

    boolean isAllowed() {
        return allowed;
    }

    void close() {
        closing = true;
    }

    /** @return whether connectivity has just come back; false for repetitions (R13) */
    boolean noteConnectivity(boolean nowOnline) {
        boolean cameBack = nowOnline && !online;
        online = nowOnline;
        reconnects += cameBack ? 1 : 0;
        return cameBack;
    }

    /** Attempts that are under way count as begun before the connection came back. */
    void noteRecovery() {
        reconnects++;
    }

    boolean hasReconnectedSince(Attempt attempt) {
        return online && reconnects != attempt.reconnects();
    }

    boolean isPossible(Registration registration) {
        return !closing && allowed && listener != null && connectivity.isOnline()
                && (registration.options().network() == NetworkClass.ANY || !connectivity.isMetered());
    }

    /**
     * Hands an event to the listener.
     *
     * @param outcome is told, on the sequencer, how it ended
     * @return null if there is no connectivity any more, or nobody to hand it to (R14)
     */
    @Nullable
    Attempt begin(Registration registration, Consumer<Input> outcome) {
        SyncListener target = listener;
        if (target == null || !isPossible(registration)
                || registration.state() == RegistrationState.UNREGISTERED_WHILE_FIRING) {
            return null;
        }
        String tag = registration.tag();
        boolean lastChance = registration.lastChance();
        var limit = registration.options().maxEventDuration();
        var attempt = new Attempt(tag, lastChance, reconnects, outcome, sequencer, this::outcome);
        attempt.limit(time.after(limit, () -> sequencer.post(() -> attempt.timeOut(limit))));
        news.accept(new SyncLifecycle.Fired(tag, lastChance));
        try {
            executor.execute(() -> attempt.event().run(target));
        } catch (RejectedExecutionException e) {
            sequencer.post(() -> attempt.end(outcome(SyncFailure.retryable("The event executor refused the event.", e))));
        }
        return attempt;
    }

    /** Tells the listener that a registration was given up (R23). */
    void giveUp(SyncLifecycle.GivenUp given) {
        SyncListener target = listener;
        if (target == null) {
            return;
        }
        try {
            executor.execute(() -> target.onGivenUp(given.tag(), given.reason()));
        } catch (RejectedExecutionException e) {
            LOG.warn("The listener was not told that a registration was given up: the event executor refused.", e);
        }
    }

    /** An event outside any registration. */
    CompletableFuture<@Nullable Void> dispatch(String tag, boolean lastChance) {
        SyncListener target = listener;
        if (target == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("Cannot dispatch sync '" + SyncLimits.shorten(tag)
                    + "': nobody listens, expected a listener. Call SyncManager.listen first."));
        }
        var result = new CompletableFuture<@Nullable Void>();
        var event = new SyncEvent(tag, lastChance, error -> {
            if (error == null) {
                result.complete(null);
            } else {
                result.completeExceptionally(error);
            }
        });
        try {
            executor.execute(() -> event.run(target));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private Input outcome(@Nullable Throwable error) {
        if (error == null) {
            return new Input.Succeeded();
        }
        var failure = error instanceof SyncFailure known ? known : null;
        return new Input.Failed(reason(error), failure != null && failure.isPermanent(),
                failure == null ? null : failure.notBefore(), random.nextDouble());
    }

    private static String reason(Throwable error) {
        String message = error.getMessage();
        String reason = error instanceof SyncFailure && message != null ? message : error.toString();
        return reason.length() <= MAX_REASON_CHARS ? reason : reason.substring(0, MAX_REASON_CHARS) + "…";
    }
}

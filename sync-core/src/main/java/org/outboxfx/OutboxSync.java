package org.outboxfx;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.outbox.Aging;
import org.outboxfx.outbox.Drain;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.Sending;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Transaction;
import org.outboxfx.sync.Backoff;
import org.outboxfx.sync.NetworkClass;
import org.outboxfx.sync.SyncEvent;
import org.outboxfx.sync.SyncFailure;
import org.outboxfx.sync.SyncListener;
import org.outboxfx.sync.SyncManager;
import org.outboxfx.sync.SyncOptions;
import org.outboxfx.transport.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the outbox to Background Sync: its tag is registered with every change, its event drains the queue, and an
 * alarm registers it again when a held or waiting entry's time comes.
 */
final class OutboxSync implements SyncListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSync.class);
    static final String TAG = "outbox";
    /** Entries carry their own next attempt, which the alarm keeps; the manager's delay is only the net below it. */
    private static final SyncOptions OPTIONS = SyncOptions.outbox().withNetwork(NetworkClass.UNMETERED)
            .withBackoff(new Backoff(Duration.ofMinutes(5), 1, Duration.ofMinutes(5), Backoff.Jitter.NONE));

    /** An alarm counts time awake only: after a sleep this is how late it may be. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);

    private final Database database;
    private final Sending sending;
    private final Aging aging;
    private final Drain drain;
    private final SyncManager manager;
    private final Timekeeper time;
    private final Consumer<ClientEvent> events;
    private final Condition condition;
    private final Semaphore turn = new Semaphore(1);
    private final AtomicReference<Drain.Occasion> occasion = new AtomicReference<>(Drain.Occasion.RECONNECTED);
    private final AtomicBoolean looking = new AtomicBoolean();
    private Timekeeper.@Nullable Alarm alarm;
    private boolean closed;
    private volatile Instant registeredAt = Instant.MIN;

    OutboxSync(Database database, Outbox outbox, Drain drain, SyncManager manager, Timekeeper time,
            Consumer<ClientEvent> events, Condition condition) {
        this.database = database;
        this.sending = outbox.sending();
        this.aging = outbox.aging();
        this.drain = drain;
        this.manager = manager;
        this.time = time;
        this.events = events;
        this.condition = condition;
    }

    /** Registers the tag as part of a transaction. */
    void register(Transaction tx) {
        manager.register(tx, TAG, OPTIONS);
    }

    /** Tries at once what waits: a connection came back, or a person asked. */
    void tryNow(Drain.Occasion why) {
        occasion.accumulateAndGet(why, (one, other) -> one.compareTo(other) > 0 ? one : other);
        registerIfNeeded();
    }

    /** Drains once whatever the network costs, outside any registration: what is left over keeps its own. */
    void sendOnce(Drain.Occasion why) {
        occasion.accumulateAndGet(why, (one, other) -> one.compareTo(other) > 0 ? one : other);
        CompletableFuture<@Nullable Void> sent = manager.dispatch(TAG, false);
        sent.exceptionally(this::logged);
    }

    /**
     * After a start, a sleep or an alarm: moves what is due whether there is a connection or not, registers the tag if
     * anything is there to send or waits for its time, and sets the next alarm.
     */
    void registerIfNeeded() {
        CompletableFuture<@Nullable Void> registered = database.submit(tx -> {
            Instant now = time.instant();
            aging.pass(tx);
            if (sending.hasWork(tx)) {
                register(tx);
            }
            tx.afterCommit(() -> registeredAt = now);
            return null;
        });
        registered.thenRun(this::setAlarm).exceptionally(this::logged);
    }

    /** One run at a time: one that a person asked for whatever the network costs may meet a registered one, and waits its turn. */
    @Override
    public void onSync(SyncEvent event) {
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SyncFailure.retryable("Interrupted while another run was under way.", e);
        }
        try {
            send();
        } finally {
            turn.release();
        }
    }

    private void send() {
        switch (drain.run(occasion.getAndSet(Drain.Occasion.DUE))) {
            case Drain.Outcome.Finished finished -> events.accept(new ClientEvent.DrainFinished(finished.sent()));
            case Drain.Outcome.Interrupted interrupted -> {
                events.accept(new ClientEvent.DrainInterrupted(interrupted.nextAt(), interrupted.why()));
                if (interrupted.failure() == Answer.Failure.UNAUTHORIZED) {
                    condition.set(Health::refused);
                }
                throw interrupted.serverAsked()
                        ? SyncFailure.notBefore(interrupted.nextAt(), interrupted.why(), null)
                        : SyncFailure.retryable(interrupted.why(), null);
            }
        }
    }

    /** Sets the alarm unless there is one: entries were added, and however old they may become, none is due before a look. */
    void watch() {
        boolean watching;
        synchronized (this) {
            watching = alarm != null;
        }
        if (!watching) {
            setAlarm();
        }
    }

    /** Looks when the next entry moves on by itself, and sets the alarm to it. Many calls in a row cost one look. */
    void setAlarm() {
        if (looking.compareAndSet(false, true)) {
            database.query(tx -> {
                looking.set(false);
                return aging.next(tx);
            }).thenAccept(next -> next.ifPresentOrElse(this::alarmAt, this::stopAlarm)).exceptionally(this::logged);
        }
    }

    /** The entries are as they were; whatever looks next finds them. At the end that is the next start, and nothing to tell of. */
    private @Nullable Void logged(Throwable failure) {
        if (!isClosed()) {
            LOG.warn("The outbox could not be looked at: {}", failure.getMessage());
        }
        return null;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void alarmAt(Instant next) {
        if (alarm != null) {
            alarm.cancel();
        }
        if (!closed) {
            alarm = time.after(delayTo(next), this::registerIfNeeded);
        }
    }

    /** What was due already when the tag was registered waits for the network alone: its event fires when there is one. */
    private Duration delayTo(Instant next) {
        Instant now = time.instant();
        Instant look = now.plus(LONGEST_SLEEP);
        Duration delay = next.isBefore(registeredAt) ? LONGEST_SLEEP : Duration.between(now, next.isBefore(look) ? next : look);
        return delay.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : delay;
    }

    private synchronized void stopAlarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    @Override
    public void close() {
        drain.stop();
        synchronized (this) {
            closed = true;
            if (alarm != null) {
                alarm.cancel();
            }
        }
    }
}

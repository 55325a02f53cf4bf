package org.outboxfx.sync;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.network.Connectivity;
import org.outboxfx.network.Connectivity.Subscription;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Schema;
import org.outboxfx.storage.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background Sync for the JVM: a tag is registered, kept on disk, and fires when there is connectivity, again and again
 * until its event has succeeded or its attempts are used up. One-off sync only. The rules R1 to R32 and what differs from
 * the browser are in docs/background-sync.md.
 *
 * <p>Thread-safe; no method but {@link #close} blocks. Futures complete on threads of the manager or the database: what
 * hangs on them must not block. One manager at a time may use a scope of a database.
 *
 * <p>After a crash a new manager finds every registration whose {@code register} had completed, and fires those again
 * whose event was under way.
 */
public final class SyncManager implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SyncManager.class);
    private static final Duration LAST_WRITES = Duration.ofSeconds(2);

    private final Database database;
    private final Timekeeper time;
    private final SyncLimits limits;
    private final Sequencer sequencer = new Sequencer();
    private final RegistrationStore store;
    private final Firing firing;
    private final Registry registry;
    private final Observers observers = new Observers();
    private final NetworkNews network;
    private volatile boolean closed;

    /**
     * Begins to load the scope's registrations. They fire once there is a listener.
     *
     * @param scope whose registrations these are, for instance a profile; at most 200 characters
     * @param database opened with {@link #schema}; stays open when the manager closes
     * @param eventExecutor runs listeners: virtual threads in a program, where they may block; in a test {@code Runnable::run} makes
     *     them run in place, and then they must not block
     * @param random spreads delays
     */
    public SyncManager(String scope, Database database, Connectivity connectivity, Timekeeper time, Executor eventExecutor,
            RandomGenerator random, SyncLimits limits) {
        this.database = database;
        this.time = time;
        this.limits = limits;
        this.store = new RegistrationStore(scope);
        this.firing = new Firing(connectivity, time, eventExecutor, sequencer, random, this::tell);
        var writer = new StepWriter(database, store, time, sequencer, limits, this::tell);
        this.registry = new Registry(writer, time, sequencer, firing, this::tell);
        this.network = new NetworkNews(connectivity, sequencer, firing, registry);
        registry.load(); // R30: before anything else can reach the database
    }

    /** The tables that {@link Database#open} is to be given. */
    public static Schema schema() {
        return Schema.of("sync", SyncManager.class, "001-registrations.sql");
    }

    /** Registers with {@link SyncOptions#standard}. */
    public CompletableFuture<@Nullable Void> register(String tag) {
        return register(tag, SyncOptions.standard());
    }

    /**
     * Asks for an event with this tag as soon as there is connectivity. Registering a tag that is pending already changes
     * nothing (R7); one that waits after a failure fires at once (R8); one that is firing fires once more afterwards (R9).
     *
     * @return completes once the registration is on disk (R5); or fails with {@link IllegalStateException} if nobody
     *     listens (R1), {@link SyncNotAllowedException} (R2), {@link IllegalArgumentException} if the tag is too long
     *     (R3), or a {@code StorageException} (R32)
     * @throws NullPointerException if an argument is null
     */
    public CompletableFuture<@Nullable Void> register(String tag, SyncOptions options) {
        SyncLimits.present(tag, options);
        try {
            check(tag);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return database.submit(tx -> {
            register(tx, tag, options);
            return null;
        });
    }

    /**
     * Registers as part of the caller's transaction: the registration is kept if and only if the transaction is, and fires
     * only after its commit. An event that begins afterwards sees what the transaction wrote; if one is under way, another
     * follows it.
     *
     * @throws RuntimeException as {@link #register(String, SyncOptions)} fails
     */
    public void register(Transaction tx, String tag, SyncOptions options) {
        SyncLimits.present(tag, options);
        check(tag);
        store.register(tx, tag, options, time.instant(),
                generation -> sequencer.post(() -> registry.registered(tag, options, generation)));
    }

    /**
     * Takes a registration back: it is gone at once, or, while its event is under way, hidden and not retried.
     *
     * @return true if there was one, once it is off the disk
     */
    public CompletableFuture<Boolean> unregister(String tag) {
        return input(tag, new Input.Unregistered());
    }

    /** Lets a registration fire again that was quarantined after the process had died too often while it was firing. */
    public CompletableFuture<Boolean> release(String tag) {
        return input(tag, new Input.Released());
    }

    /** Removes the scope's registrations, those that are firing too; their events are cancelled (R31). */
    public CompletableFuture<@Nullable Void> removeAll() {
        return ask(registry::removeAll);
    }

    /** The tags of all registrations, in every state (R10). */
    public CompletableFuture<List<String>> getTags() {
        return status().thenApply(all -> all.stream().map(RegistrationStatus::tag).toList());
    }

    /** All registrations as they are now. */
    public CompletableFuture<List<RegistrationStatus>> status() {
        return ask(() -> CompletableFuture.completedFuture(registry.status()));
    }

    /**
     * Sets who does the work. There is one listener to a scope; nothing fires without.
     *
     * @return ends the listening when closed; an event under way goes on
     * @throws IllegalStateException if somebody listens already
     */
    public Subscription listen(SyncListener listener) {
        Objects.requireNonNull(listener, "The listener is null.");
        synchronized (firing) {
            if (firing.listener() != null) {
                throw new IllegalStateException("Cannot listen to background sync: another listener is set, expected none. "
                        + "Close its subscription first.");
            }
            firing.listen(listener);
        }
        look();
        return () -> {
            synchronized (firing) {
                if (listener.equals(firing.listener())) {
                    firing.listen(null);
                }
            }
        };
    }

    /** The user's switch (R2). While it is off, registering is refused and nothing new fires; what is registered stays. */
    public void allow(boolean allowed) {
        firing.allow(allowed);
        look();
    }

    /**
     * Tells an observer what happens to registrations, in order, one call at a time. It is called on the manager's own
     * thread and must not block.
     */
    public Subscription observe(Consumer<SyncLifecycle> observer) {
        return observers.add(Objects.requireNonNull(observer, "The observer is null."));
    }

    /** Fires what has come due by the wall clock. To be called after sleep, or when the clock was set. */
    public void look() {
        sequencer.post(() -> registry.whenLoaded(registry::lookAtAll));
    }

    /**
     * Completes when nothing is firing or being written and nothing could fire now; what waits does not count.
     */
    public CompletableFuture<@Nullable Void> awaitQuiescent() {
        return ask(registry::quiescent);
    }

    /**
     * Hands the listener an event outside any registration, as a browser's developer tools do. No registration changes.
     *
     * @return completes, or fails, as the event does
     */
    public CompletableFuture<@Nullable Void> dispatch(String tag, boolean lastChance) {
        SyncLimits.present(tag);
        return closed ? CompletableFuture.failedFuture(closed(tag)) : firing.dispatch(tag, lastChance);
    }

    /** {@link #close(Duration)} with the limits' own patience. */
    @Override
    public void close() {
        close(limits.drain());
    }

    /**
     * Starts no more events, and waits for those under way, but not longer than the patience; then cancels them. They
     * fire again at the next start, and count as no attempt and no crash.
     */
    public void close(Duration patience) {
        if (closed) {
            return;
        }
        closed = true;
        network.close();
        sequencer.post(firing::close);
        await(this.<@Nullable Void>ask(registry::quiescent), patience);
        await(this.<@Nullable Void>ask(registry::interruptAll), LAST_WRITES);
        sequencer.close();
    }

    private static IllegalStateException closed(String tag) {
        return new IllegalStateException(
                "Cannot take sync '" + SyncLimits.shorten(tag)
                        + "': the manager is closed, expected an open one. Make a new one.");
    }

    private CompletableFuture<Boolean> input(String tag, Input input) {
        SyncLimits.present(tag);
        return ask(() -> registry.input(tag, input));
    }

    private void check(String tag) {
        if (firing.listener() == null) { // R1
            throw new IllegalStateException("Cannot register sync '" + SyncLimits.shorten(tag)
                    + "': nobody listens, expected a listener. Call SyncManager.listen first.");
        }
        if (!firing.isAllowed()) {
            throw new SyncNotAllowedException(tag);
        }
        limits.checkTag(tag);
        if (closed) {
            throw closed(tag);
        }
    }

    private <T extends @Nullable Object> CompletableFuture<T> ask(Supplier<CompletableFuture<T>> question) {
        if (sequencer.isClosed()) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("Cannot answer: the manager is closed, expected an open one. Make a new one."));
        }
        var answer = new CompletableFuture<T>();
        sequencer.post(() -> registry.whenLoaded(() -> {
            var _ = question.get().whenComplete((value, error) -> {
                if (error == null) {
                    answer.complete(value);
                } else {
                    answer.completeExceptionally(error);
                }
            });
        }));
        return answer;
    }

    private void tell(SyncLifecycle news) {
        if (news instanceof SyncLifecycle.GivenUp given) {
            firing.giveUp(given);
        }
        observers.tell(news);
    }

    private static void await(CompletableFuture<?> future, Duration patience) {
        try {
            future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.info("Background sync closed while something was under way; it is done again at the next start.");
        } catch (ExecutionException e) {
            LOG.warn("Background sync closed with an error; what is registered is kept.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

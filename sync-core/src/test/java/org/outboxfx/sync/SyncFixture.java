package org.outboxfx.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.network.Reachability;
import org.outboxfx.storage.Database;
import org.outboxfx.testing.FakeNetwork;
import org.outboxfx.testing.ManualClock;

/** A manager over a real database, with a clock and a network that are moved by hand. */
abstract class SyncFixture {

    static final String TAG = "outbox";

    @TempDir
    Path directory;

    final ManualClock clock = new ManualClock();
    final FakeNetwork network = FakeNetwork.online();
    final ExecutorService events = Executors.newVirtualThreadPerTaskExecutor();
    final List<SyncEvent> fired = Collections.synchronizedList(new ArrayList<>());
    final List<SyncLifecycle> news = Collections.synchronizedList(new ArrayList<>());
    final List<CompletableFuture<Void>> work = Collections.synchronizedList(new ArrayList<>());
    Database database;
    SyncManager manager;

    @BeforeEach
    void open() {
        database = openDatabase();
        manager = newManager("profile");
        clock.settleWith(this::settle);
    }

    @AfterEach
    void closeAll() {
        clock.settleWith(() -> {});
        manager.close(Duration.ZERO);
        database.close();
        events.shutdownNow();
    }

    Database openDatabase() {
        return Database.open(directory.resolve("sync"), List.of(SyncManager.schema()));
    }

    SyncManager newManager(String scope) {
        var created = new SyncManager(scope, database, network, clock, events, new Random(1), SyncLimits.standard());
        created.observe(news::add);
        return created;
    }

    /** Every event succeeds at once. */
    void listenAndSucceed() {
        manager.listen(fired::add);
    }

    /** Every event fails at once. */
    void listenAndFail() {
        manager.listen(event -> {
            fired.add(event);
            throw new IllegalStateException("refused");
        });
    }

    /** Every event goes on until the test ends the stage of the same number in {@link #work}. */
    void listenAndHold() {
        manager.listen(event -> {
            var stage = new CompletableFuture<Void>();
            event.waitUntil(stage);
            work.add(stage);
            fired.add(event);
        });
    }

    /** Until everything under way has ended; not for listeners that hold. */
    void settle() {
        get(manager.awaitQuiescent());
    }

    void register(String tag) {
        get(manager.register(tag));
    }

    void register(String tag, SyncOptions options) {
        get(manager.register(tag, options));
    }

    void goOffline() {
        network.set(Reachability.OFFLINE);
    }

    void goOnline() {
        network.set(Reachability.ONLINE);
    }

    List<String> tags() {
        return get(manager.getTags());
    }

    RegistrationStatus status(String tag) {
        return get(manager.status()).stream().filter(status -> status.tag().equals(tag)).findFirst().orElseThrow();
    }

    void awaitFired(int count) {
        org.awaitility.Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> fired.size() >= count);
    }

    /** The process dies and another begins: nothing of the manager's memory is left. */
    void restart() {
        database.close();
        database = openDatabase();
        manager = newManager("profile");
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("No answer within 10 seconds.", e);
        }
    }
}

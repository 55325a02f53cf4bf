package org.outboxfx.app.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.words.FailureWords;
import org.outboxfx.app.words.Words;
import org.outboxfx.server.SyncServer;
import org.outboxfx.testing.ManualClock;

/**
 * A desk without a toolkit, and without a network unless there is a server: a real client on disk, and a thread of its own in the
 * JavaFX thread's place.
 */
public final class OfflineDesk implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    public final ManualClock clock = new ManualClock(START);
    public final List<String> said = new CopyOnWriteArrayList<>();
    public final Words words = new Words(Locale.ENGLISH);
    public final OutboxClient client;
    private final Desk desk;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "in place of JavaFX"));
    private final AtomicReference<Runnable> offered = new AtomicReference<>(() -> {});

    public OfflineDesk(Path folder) {
        client = OutboxClient.builder(folder).timekeeper(clock).interfaces(Set::of).open();
        client.start();
        desk = made();
    }

    /** A desk whose device reaches a server, in real time; what time it is at the desk is still simulated. */
    public OfflineDesk(Path folder, SyncServer server) {
        String token = server.issueToken("test", "Mara");
        client = OutboxClient.builder(folder).server(server.address(), () -> token).open();
        client.start();
        desk = made();
    }

    /** The one desk of this window. */
    public Desk desk() {
        return desk;
    }

    public History history() {
        return desk.history();
    }

    private Desk made() {
        return new Desk(client, thread, thread, words, new Heard(), clock::instant, ZoneOffset.UTC, "Mara");
    }

    /** Works on the thread that view-models belong to. */
    public <T> T call(Callable<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, thread).join();
    }

    public void run(Runnable work) {
        CompletableFuture.runAsync(work, thread).join();
    }

    /** Looks on that thread until something is so. */
    public void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(20)).until(() -> call(condition));
    }

    /** Takes the last offer, such as to undo. */
    public void acceptOffer() {
        run(offered.get());
    }

    @Override
    public void close() {
        client.close();
        thread.shutdown();
    }

    private final class Heard implements Notices {

        @Override
        public void say(String text) {
            said.add(text);
        }

        @Override
        public void offer(String text, String actionName, Runnable action) {
            offered.set(action);
            said.add(text);
        }

        @Override
        public void trouble(Throwable failure) {
            said.add(words.of("trouble", FailureWords.of(words, failure)));
        }
    }
}

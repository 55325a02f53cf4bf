package org.outboxfx.app.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * How far a person has read each conversation on this device, kept in a file of its own: it is nobody else's business and
 * is not sent. After a crash at worst a moment's reading is unread again. Loading and saving happen one after the other on
 * threads of their own.
 */
public final class ReadPositions {

    /** More conversations are in no one's sidebar. */
    private static final int MOST = 10_000;

    private final Path file;
    private final Executor disk = new OneByOne();
    private final Map<String, String> newest = new HashMap<>();

    /** @param file made when something has been read; one line for each conversation */
    public ReadPositions(Path file) {
        this.file = file;
    }

    /** The stamp of the newest message that was read, by conversation. */
    CompletableFuture<Map<String, String>> load() {
        return CompletableFuture.supplyAsync(() -> {
            if (newest.isEmpty()) {
                lines().forEach(line -> {
                    int space = line.indexOf(' ');
                    if (space > 0) {
                        newest.put(line.substring(0, space), line.substring(space + 1));
                    }
                });
            }
            return Map.copyOf(newest);
        }, disk);
    }

    CompletableFuture<Void> save(String conversation, String stamp) {
        return CompletableFuture.runAsync(() -> {
            if (!stamp.equals(newest.put(conversation, stamp)) && newest.size() <= MOST) {
                write();
            }
        }, disk);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + file + ", which says what has been read here: may it be read? Everything counts as unread.",
                    e);
        }
    }

    private void write() {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(beside,
                    newest.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).sorted().toList());
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ", which says what has been read here: is there room?", e);
        }
    }

    /** Virtual threads, one at a time. */
    private static final class OneByOne implements Executor {

        private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        private final Executor threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("read-positions").factory());

        @Override
        public synchronized void execute(Runnable task) {
            last = last.handle((_, _) -> task).thenAcceptAsync(Runnable::run, threads);
        }
    }
}

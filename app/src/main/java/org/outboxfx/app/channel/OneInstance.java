package org.outboxfx.app.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.words.WordedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process per profile. Whoever has it holds a lock that ends with the process, however it ends, and may listen on a
 * socket beside it for what others want done.
 */
public final class OneInstance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OneInstance.class);
    private static final String LOCK = "instance.lock";
    private static final String CHANNEL = "channel";
    /** How often one looks for a lock of another process, the end of which nobody tells. */
    private static final Duration PACE = Duration.ofMillis(50);
    /** Closing any channel of a file frees all locks this process has on it (POSIX): never open one that is held. */
    private static final Map<Path, CompletableFuture<Void>> HELD = new ConcurrentHashMap<>();

    private final Path folder;
    private final FileChannel file;
    private @Nullable Listening listening;

    private OneInstance(Path folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    static Path socket(Path profile) {
        return Listening.socket(profile.toAbsolutePath().normalize().resolve(CHANNEL));
    }

    /**
     * Takes the profile for this process and its window. Blocks, for seconds at most.
     *
     * @param program name and version, for those who ask
     * @return empty if another process has it and has been asked to show its window
     * @throws WordedException if another process has it and does not answer; names the profile
     * @throws UncheckedIOException if the folder cannot be written to
     */
    public static Optional<OneInstance> claim(Path profile, String program) {
        var taken = take(profile);
        if (taken.isEmpty()) {
            try (Owner owner = Owner.reach(profile).orElse(null)) {
                if (owner != null && owner.show()) {
                    return Optional.empty();
                }
            }
            // A command has it, which is over soon.
            taken = take(profile, Owner.PATIENCE);
        }
        if (taken.isEmpty()) {
            throw new WordedException("profile.in-use", null, profile.toAbsolutePath().normalize());
        }
        taken.get().listen(program);
        return taken;
    }

    /**
     * Takes the profile if nobody has it.
     *
     * @throws UncheckedIOException if the folder cannot be written to
     */
    public static Optional<OneInstance> take(Path profile) {
        Path folder = profile.toAbsolutePath().normalize();
        var released = new CompletableFuture<Void>();
        if (HELD.putIfAbsent(folder, released) != null) {
            return Optional.empty();
        }
        FileChannel file = null;
        OneInstance taken = null;
        try {
            Files.createDirectories(folder);
            file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = tryLock(file) == null ? null : new OneInstance(folder, file);
            return Optional.ofNullable(taken);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the profile " + folder
                    + ": its folder cannot be written to. Give another one with --profile DIR.", e);
        } finally {
            if (taken == null) {
                release(folder, file);
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process, by other means.
            return null;
        }
    }

    /** Takes the profile as soon as whoever has it is over. Blocks as long as the patience lasts. */
    public static Optional<OneInstance> take(Path profile, Duration patience) {
        Path folder = profile.toAbsolutePath().normalize();
        var taken = take(folder);
        for (long looks = patience.dividedBy(PACE); taken.isEmpty() && looks > 0; looks--) {
            awaitRelease(folder);
            taken = take(folder);
        }
        return taken;
    }

    private static void awaitRelease(Path folder) {
        try {
            HELD.getOrDefault(folder, new CompletableFuture<>()).get(PACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.trace("The profile is still in use", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins to hear others, who wait until it is said what to {@link #answer} them. */
    public void listen(String program) {
        listening = Listening.at(folder.resolve(CHANNEL), program);
    }

    /**
     * What to do for others who want the window while it cannot be opened yet; their commands wait for {@link #answer}.
     *
     * @param show brings to the front what there is; returns at once; called on threads of the channel
     */
    public void showMeanwhile(Runnable show) {
        if (listening != null) {
            listening.showMeanwhile(show);
        }
    }

    /** What to do for others. */
    public void answer(Answering answering) {
        if (listening != null) {
            listening.answer(answering);
        }
    }

    /** Takes nothing more from others, and waits for what is being done for them; for seconds at most. */
    public void fallSilent() {
        if (listening != null) {
            listening.close();
        }
    }

    /** Gives the profile up. */
    @Override
    public void close() {
        fallSilent();
        release(folder, file);
    }

    private static void release(Path folder, @Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            LOG.warn("The profile's lock was not given up cleanly; it ends with this process: {}", e.toString());
        } finally {
            CompletableFuture<Void> released = HELD.remove(folder);
            if (released != null) {
                released.complete(null);
            }
        }
    }
}

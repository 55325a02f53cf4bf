package org.outboxfx.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program per profile. The first start holds a lock that ends with its process, however it ends, and listens on a
 * socket beside it; a second start says there that the window is wanted, and is over.
 */
final class OneInstance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OneInstance.class);
    private static final String LOCK = "instance.lock";
    private static final String SOCKET = "instance.sock";
    private static final byte SHOWN = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FileChannel file;
    private final Path socket;
    private final @Nullable ServerSocketChannel listening;
    private final CompletableFuture<Runnable> show = new CompletableFuture<>();

    private OneInstance(FileChannel file, Path socket) {
        this.file = file;
        this.socket = socket;
        this.listening = listen(socket);
        if (listening != null) {
            Thread.ofPlatform().daemon().name("outboxfx-instance").start(() -> answer(listening));
        }
    }

    /**
     * Takes the profile for this process. Blocks, for seconds at most.
     *
     * @return empty if another process has it and has been asked to show its window
     * @throws IllegalStateException if another process has it and does not answer; names the profile
     * @throws UncheckedIOException if the folder cannot be written to
     */
    static Optional<OneInstance> claim(Path profile) {
        Path folder = profile.toAbsolutePath().normalize();
        FileChannel file = null;
        try {
            Files.createDirectories(folder);
            file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(file) != null) {
                return Optional.of(new OneInstance(file, folder.resolve(SOCKET)));
            }
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the profile " + folder
                    + ": its folder cannot be written to. Give another one with --profile DIR.", e);
        }
        askToShow(folder);
        return Optional.empty();
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    private static void askToShow(Path folder) {
        var asking = CompletableFuture.supplyAsync(() -> ask(folder.resolve(SOCKET)),
                task -> Thread.ofPlatform().daemon().name("outboxfx-ask").start(task));
        try {
            if (asking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The other process did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("The profile " + folder + " is in use by another OutboxFX, which does not answer."
                + " Close that one, or start with a profile of its own: --profile DIR.");
    }

    private static boolean ask(Path socket) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var answer = ByteBuffer.allocate(1);
            return channel.read(answer) == 1 && answer.get(0) == SHOWN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to do when a second start wants the window; called on a thread of this class, once for each. */
    void onAsked(Runnable showWindow) {
        show.complete(showWindow);
    }

    /** A system without such sockets, or a path too long for one, costs the second start its courtesy and nothing else. */
    private static @Nullable ServerSocketChannel listen(Path socket) {
        try {
            Files.deleteIfExists(socket);
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            return server;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            LOG.warn("A second start will not bring this window to the front: {}", e.toString());
            return null;
        }
    }

    private void answer(ServerSocketChannel server) {
        while (server.isOpen()) {
            try (SocketChannel other = server.accept()) {
                show.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).run();
                other.write(ByteBuffer.wrap(new byte[]{SHOWN}));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | ExecutionException | TimeoutException e) {
                LOG.warn("A second start was not answered: {}", e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Gives the profile up. */
    @Override
    public void close() {
        try {
            if (listening != null) {
                listening.close();
                Files.deleteIfExists(socket);
            }
            file.close();
        } catch (IOException e) {
            LOG.warn("The profile's lock was not given up cleanly; it ends with this process: {}", e.toString());
        }
    }
}

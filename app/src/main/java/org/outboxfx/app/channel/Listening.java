package org.outboxfx.app.channel;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what other processes want done, on a socket that only this person may open. */
final class Listening implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final String SOCKET = "instance.sock";
    static final int MOST_AT_ONCE = 16;
    /** How long another has to say what it wants, and a program that starts to become able to do it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final ServerSocketChannel server;
    private final Path socket;
    private final Greeting greeting;
    private final CompletableFuture<Answering> answering = new CompletableFuture<>();
    private volatile @Nullable Runnable showsMeanwhile;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final AtomicInteger count = new AtomicInteger();

    private Listening(ServerSocketChannel server, Path socket, String program) {
        this.server = server;
        this.socket = socket;
        this.greeting = Greeting.of(program);
        Thread.ofPlatform().daemon().name("outboxfx-channel").start(this::accept);
    }

    /** A system without such sockets, or a path too long for one, costs others their courtesy and nothing else. */
    static @Nullable Listening at(Path folder, String program) {
        try {
            prepare(folder);
            Path socket = socket(folder);
            Files.deleteIfExists(socket);
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            return new Listening(server, socket, program);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            LOG.warn("Commands and a second start will find nobody to talk to while this program runs: {}", e.toString());
            return null;
        }
    }

    /** In a folder of its own, which only its owner may enter, from before there is a socket in it. */
    static Path socket(Path folder) {
        return folder.resolve(SOCKET);
    }

    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    void answer(Answering what) {
        answering.complete(what);
    }

    void showMeanwhile(Runnable show) {
        showsMeanwhile = show;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel other = server.accept();
                Thread.ofVirtual().name("outboxfx-command-" + count.incrementAndGet()).start(() -> serve(other));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("Another process was not heard: {}", e.toString());
            }
        }
    }

    private void serve(SocketChannel other) {
        boolean placed = places.tryAcquire();
        try (var frames = new Frames(other)) {
            frames.write(Frames.Kind.GREETING, greeting.write());
            Frames.Frame wanted = wanted(frames);
            if (placed) {
                answer(wanted, frames);
            } else {
                frames.write(Frames.Kind.BUSY, "");
            }
        } catch (IOException e) {
            LOG.debug("Another process went away: {}", e.toString());
        } catch (Answering.DeviceClosedException | ExecutionException | TimeoutException e) {
            // It hears no exit code, and brings its command again to whoever has the profile then.
            LOG.debug("A command met the end of this program: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (placed) {
                places.release();
            }
        }
    }

    private static Frames.Frame wanted(Frames frames) throws IOException {
        try (var _ = Owner.watch(frames, PATIENCE, new AtomicBoolean())) {
            return frames.read();
        }
    }

    private void answer(Frames.Frame wanted, Frames frames) throws IOException, Answering.DeviceClosedException,
            InterruptedException, ExecutionException, TimeoutException {
        Runnable meanwhile = showsMeanwhile;
        if (wanted.kind() == Frames.Kind.SHOW && meanwhile != null && !answering.isDone()) {
            meanwhile.run();
            frames.write(Frames.Kind.DONE, "0");
            return;
        }
        Answering able = answering.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        switch (wanted.kind()) {
            case SHOW -> {
                able.show();
                frames.write(Frames.Kind.DONE, "0");
            }
            case RUN -> {
                try (var out = new FrameWriter(frames, Frames.Kind.OUT); var err = new FrameWriter(frames, Frames.Kind.ERR)) {
                    int code = able.run(Request.read(wanted.text()), out, err);
                    out.flush();
                    err.flush();
                    frames.write(Frames.Kind.DONE, Integer.toString(code));
                }
            }
            case GREETING, OUT, ERR, DONE, BUSY -> throw new IOException("Found a frame that no caller sends.");
        }
    }

    /** Hears no others; waits for those that are being answered, for a bounded time. */
    @Override
    public void close() {
        try {
            if (server.isOpen()) {
                server.close();
                Files.deleteIfExists(socket);
                if (!places.tryAcquire(MOST_AT_ONCE, LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.info("A command is still being run and will have to be brought again.");
                }
            }
        } catch (IOException e) {
            LOG.warn("The channel was not closed cleanly; it ends with this process: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

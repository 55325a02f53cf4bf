package org.outboxfx.app.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The other process that owns a profile, seen from one that wants something done. */
public final class Owner implements AutoCloseable {

    /** How long an owner may take to say who it is. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Frames frames;
    private final Greeting greeting;

    private Owner(Frames frames, Greeting greeting) {
        this.frames = frames;
        this.greeting = greeting;
    }

    /** What became of a command. */
    public sealed interface Outcome {
        /** It was run. */
        record Ended(int code) implements Outcome {}

        /** The owner is gone; whether the command was run is not known. */
        record Broken() implements Outcome {}

        /** The owner does not answer; whether the command was run is not known. */
        record Silent() implements Outcome {}

        /** The owner has too much to do; the command was not run. */
        record Busy() implements Outcome {}
    }

    /** Where the output of a command goes. */
    public record Output(Consumer<String> out, Consumer<String> err) {}

    /** Asks who owns a profile. Blocks, for seconds at most; empty if nobody answers there. */
    public static Optional<Owner> reach(Path profile) {
        try {
            Frames frames = Frames.to(OneInstance.socket(profile));
            var silent = new AtomicBoolean();
            try (var _ = watch(frames, PATIENCE, silent)) {
                return Optional.of(new Owner(frames, Greeting.read(frames.read().text())));
            } catch (IOException e) {
                frames.close();
                return Optional.empty();
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public Greeting greeting() {
        return greeting;
    }

    /** Whether what is said will be understood. */
    public boolean speaksOurs() {
        return greeting.channel() == Greeting.VERSION;
    }

    /** Asks for the window. @return false if nobody did anything about it */
    boolean show() {
        var silent = new AtomicBoolean();
        try (var _ = watch(frames, PATIENCE, silent)) {
            frames.write(Frames.Kind.SHOW, "");
            return frames.read().kind() == Frames.Kind.DONE;
        } catch (IOException e) {
            return false;
        }
    }

    /** Has a command run, and waits until it is over or the patience is. */
    public Outcome run(Request request, Output output, Duration patience) {
        var silent = new AtomicBoolean();
        try (var _ = watch(frames, patience, silent)) {
            frames.write(Frames.Kind.RUN, request.write());
            for (Frames.Frame frame = frames.read();; frame = frames.read()) {
                switch (frame.kind()) {
                    case OUT -> output.out().accept(frame.text());
                    case ERR -> output.err().accept(frame.text());
                    case DONE -> {
                        return new Outcome.Ended(Integer.parseInt(frame.text()));
                    }
                    case BUSY -> {
                        return new Outcome.Busy();
                    }
                    case GREETING, SHOW, RUN -> throw new IOException("Found a frame that no owner sends.");
                }
            }
        } catch (IOException | NumberFormatException e) {
            return silent.get() ? new Outcome.Silent() : new Outcome.Broken();
        }
    }

    /** Ends the exchange when the patience is over. */
    static Watch watch(Frames frames, Duration patience, AtomicBoolean silent) {
        var over = new AtomicBoolean();
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
            if (over.compareAndSet(false, true)) {
                silent.set(true);
                closeQuietly(frames);
            }
        });
        return () -> over.set(true);
    }

    /** What is being waited for is over. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private static void closeQuietly(Frames frames) {
        try {
            frames.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closeQuietly(frames);
    }
}

package org.outboxfx.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.channel.Request;
import org.outboxfx.app.words.Words;

/**
 * What a command works with, in the process that has the device.
 *
 * @param reach whether this process sends
 * @param home the program and the profile
 * @param words what the program says of changes; always English here
 * @param typed the language in which the person types days and times
 */
record Session(OutboxClient client, Device.Reach reach, Printer printer, Request request, Words words, Words typed, Home home,
        InstantSource clock, ZoneId zone) {

    /** The program that runs the command, and the folder that it has. */
    record Home(Program program, Path profile) {}

    /** The disk answers in less, or not at all. */
    private static final Duration DISK_PATIENCE = Duration.ofSeconds(60);

    /** The name under which messages are written. */
    String person() {
        return home.program().person();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** A file that was named in the folder in which the command was typed. */
    Path file(Path named) {
        return Path.of(request.folder()).resolve(named);
    }

    /** Waits for the disk. */
    <T> T await(CompletableFuture<T> work) {
        return await(work, DISK_PATIENCE);
    }

    static <T> T await(CompletableFuture<T> work, Duration atMost) {
        try {
            return work.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new CommandFailure(Exit.UNKNOWN, "The disk did not answer within " + atMost.toSeconds()
                    + " s; whether this was done is not known. Run the command again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("Interrupted.");
        }
    }

    /** In this machine's time zone, as it is read aloud: "2026-11-21 09:00". */
    String time(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").format(at.atZone(zone));
    }

    static String json(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}

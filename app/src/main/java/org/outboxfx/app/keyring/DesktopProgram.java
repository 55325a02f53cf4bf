package org.outboxfx.app.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program of the desktop that is asked one thing. Secrets go in by its standard input: arguments can be read by others. */
final class DesktopProgram {

    /** Long enough for a person to unlock a keyring. */
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MAX_SAID = 16_384;

    /** What the program said. */
    record Outcome(int exit, String said, String complaint) {}

    private final Path program;
    private final Duration patience;

    DesktopProgram(Path program, Duration patience) {
        this.program = program;
        this.patience = patience;
    }

    /** The program of that name, where programs are looked for. */
    static Optional<Path> find(String name, String path) {
        return List.of(path.split(File.pathSeparator)).stream().filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }

    /** @throws KeyringException if it cannot be started or does not end in time */
    Outcome ask(List<String> arguments, String input) {
        var command = new java.util.ArrayList<String>();
        command.add(program.toString());
        command.addAll(arguments);
        Process process = null;
        try {
            process = new ProcessBuilder(command).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(UTF_8));
            } catch (IOException e) {
                // It has ended without reading; how it ended says why.
            }
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome(process.exitValue(), new String(process.getInputStream().readNBytes(MAX_SAID), UTF_8),
                    new String(process.getErrorStream().readNBytes(MAX_SAID), UTF_8).strip());
        } catch (IOException | ExecutionException e) {
            throw new KeyringException(KeyringException.Reason.MISSING, "The keyring's program " + program + " cannot be run.",
                    e);
        } catch (TimeoutException e) {
            throw new KeyringException(KeyringException.Reason.NO_ANSWER,
                    "The keyring did not answer within " + patience.toSeconds() + " s. It may be locked.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyringException(KeyringException.Reason.REFUSED, "Waiting for the keyring was interrupted.", e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}

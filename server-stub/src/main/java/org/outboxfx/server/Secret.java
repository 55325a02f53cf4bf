package org.outboxfx.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A password from a file or the environment; never from an argument, which every user of the machine can read. */
final class Secret {

    private Secret() {}

    /** The file's first line if a file is named, else the variable's value; null if there is neither. */
    static @Nullable String read(String variable, @Nullable Path file) {
        if (file == null) {
            return System.getenv(variable);
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the password in " + file + ". Expected a file of one line.", e);
        }
    }
}

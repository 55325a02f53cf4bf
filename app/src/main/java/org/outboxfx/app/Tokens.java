package org.outboxfx.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.settings.OwnFile;
import org.outboxfx.app.words.WordedException;

/** Bearer tokens in files that only their owner may read. Blocks for the disk. */
final class Tokens {

    private Tokens() {}

    static String read(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new WordedException("token.empty", null, file.toString());
            }
            return token;
        } catch (IOException e) {
            throw new WordedException("token.unreadable", e);
        }
    }

    static Optional<String> readIfThere(Path file) {
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** The token in the file; if there is none yet, one is made and kept. */
    static String readOrMake(Path file, Supplier<String> make) {
        return readIfThere(file).orElseGet(() -> {
            String token = make.get();
            replace(file, token);
            return token;
        });
    }

    /** @param token null to keep none */
    static void replace(Path file, @Nullable String token) {
        try {
            if (token == null) {
                Files.deleteIfExists(file);
            } else {
                OwnFile.write(file, token.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new WordedException("token.unwritten", e);
        }
    }
}

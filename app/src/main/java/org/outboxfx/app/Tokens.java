package org.outboxfx.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** Bearer tokens in files that only their owner may read. Blocks for the disk. */
final class Tokens {

    private Tokens() {}

    static String read(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new IllegalStateException("The token file " + file + " is empty; expected the device's token on one line.");
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the token file " + file + ": no such file, or it may not be read.", e);
        }
    }

    /** The token in the file; if there is none yet, one is made and kept. */
    static String readOrMake(Path file, Supplier<String> make) {
        if (Files.exists(file)) {
            return read(file);
        }
        String token = make.get();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    ownerOnly())) {
                channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the token file " + file + ": may this folder be written to?", e);
        }
        return token;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}

package org.outboxfx.app.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a passphrase where the command was typed: from a file's first line, or from the terminal, unseen. */
final class Passphrase {

    private Passphrase() {}

    @SuppressWarnings("SystemConsoleNull")
    static byte[] read(@Nullable Path file, String prompt) throws IOException {
        if (file != null) {
            try (var lines = Files.newBufferedReader(file)) {
                String first = lines.readLine();
                return bytes(first == null ? new char[0] : first.toCharArray());
            }
        }
        Console console = System.console();
        char[] typed = console == null || !console.isTerminal() ? null : console.readPassword("%s: ", prompt);
        if (typed == null) {
            throw CommandFailure.failed("There is no terminal to ask for the passphrase on; give --passphrase-file FILE.");
        }
        return bytes(typed);
    }

    private static byte[] bytes(char[] characters) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    static char[] of(byte[] input) {
        return new String(input, StandardCharsets.UTF_8).toCharArray();
    }
}

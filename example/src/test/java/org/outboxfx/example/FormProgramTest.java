package org.outboxfx.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is, with the real clock and network. */
class FormProgramTest {

    private static final URI NOBODY = URI.create("http://127.0.0.1:9/");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void whatIsTypedWhileTheServerIsAwayIsPostedTheNextTime() throws Exception {
        FormProgram.run(NOBODY, folder, new BufferedReader(new StringReader("one\ntwo\n")));

        try (var box = new LetterBox(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> program;
            try (var keyboard = new PipedWriter()) {
                var lines = new BufferedReader(new PipedReader(keyboard));
                program = CompletableFuture.runAsync(() -> run(box.address(), lines), threads);
                await().atMost(PATIENCE).until(() -> box.letters().size() == 2);
            }
            program.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(box.letters()).containsExactly("one", "two");
        }
    }

    private void run(URI server, BufferedReader lines) {
        try {
            FormProgram.run(server, folder, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

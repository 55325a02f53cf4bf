package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.cli.Finding;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.journeys.Toolkit;
import org.outboxfx.app.keyring.RealKeyring;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Program.TokenPlace;
import org.outboxfx.app.settings.ServerChoice;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;

/** The program in its window, whose token is in a real keyring, over several sign-ins. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KeyringProgramTest {

    @TempDir
    Path folder;
    private OutboxApp.Start start;

    @BeforeEach
    void begin() {
        Toolkit.start();
        start = new OutboxApp.Start(new Profile(folder.resolve("profile")), null, null, null, null);
    }

    @Test
    void theTokenComesFromTheKeyringAtEachStartAndALockedOneHoldsUpSendingAlone() throws Exception {
        try (RealKeyring own = RealKeyring.in(folder.resolve("home")).orElse(null);
                var server = SyncServer.builder().data(folder.resolve("elsewhere")).start()) {
            assumeTrue(own != null, "GNOME Keyring, secret-tool and dbus-run-session are not here");
            var choice = new ServerChoice(server.address(), null);
            String token = server.issueToken("home", "mara");
            try (var first = new Run(own)) {
                Pulses.call(() -> first.program.pair(choice, token)).get(60, TimeUnit.SECONDS);
                assertThat(Pulses.call(first.program::tokenPlace)).isEqualTo(TokenPlace.KEYRING);
                assertThat(told(own)).isEqualTo(Finding.Verdict.RIGHT);
            }
            assertThat(filesWith(token)).as("the token is in no file of the profile").isEmpty();

            try (var second = new Run(own)) {
                second.write("a");
                second.client().whenQuiescent().get(30, TimeUnit.SECONDS);
            }
            own.lock();
            assertThat(told(own)).isEqualTo(Finding.Verdict.WRONG);
            try (var third = new Run(own)) {
                third.awaitBanner(text -> text.contains("The keyring is locked"));
                third.write("b");
                own.unlock();
                third.awaitBanner(String::isEmpty);
                third.client().whenQuiescent().get(30, TimeUnit.SECONDS);
            }

            try (var other = OutboxClient.builder(folder.resolve("other"))
                    .server(server.address(), () -> server.issueToken("home", "jo")).open()) {
                other.start();
                for (String id : List.of("a", "b")) {
                    Awaitility.await().until(() -> other.record(new RecordKey("task", id)).join().isPresent());
                }
            }
        }
    }

    private Finding.Verdict told(RealKeyring own) {
        return Examination.of(start.profile(), Optional.of(own.keyring())).stream()
                .filter(found -> found.what().equals("keyring"))
                .findFirst().orElseThrow().verdict();
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(start.profile().folder())) {
            return files.filter(Files::isRegularFile).filter(file -> {
                try {
                    return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }).toList();
        }
    }

    /** One start of the program, up to closing its window. */
    private final class Run implements AutoCloseable {

        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final OpenProgram program;

        Run(RealKeyring own) {
            var opener = new Opener(start, Optional.of(own.keyring()));
            var preferences = Preferences.in(start.profile().settings());
            Wiring wiring = opener.open(preferences.get().server());
            program = Pulses.call(() -> {
                var made = new OpenProgram(opener, preferences, wiring, "lab", () -> ended.complete(null));
                made.window().stage().show();
                return made;
            });
        }

        OutboxClient client() {
            return Pulses.call(() -> program.window().desk().client());
        }

        void write(String id) {
            client().submit(Change.put(new RecordKey("task", id), Map.of("title", FieldValue.of("Buy milk")))).join();
        }

        /** It is asked for again every 20 seconds. */
        void awaitBanner(Predicate<String> text) {
            Awaitility.await().atMost(AwaitedToken.PAUSE.multipliedBy(3)).until(() -> text.test(Pulses.call(
                    () -> program.window().stage().getScene().lookup("#banner-KEYRING") instanceof Labeled label
                            ? label.getText()
                            : "")));
        }

        @Override
        public void close() {
            Pulses.run(() -> program.window().stage().close());
            ended.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }
}

package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.journeys.Toolkit;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.ServerChoice;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;

/** A real window whose device is closed and opened again underneath. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OpenProgramTest {

    private static final RecordKey TASK = new RecordKey("task", "t1");

    @TempDir
    Path folder;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Preferences preferences;
    private OpenProgram program;

    @BeforeEach
    void open() {
        Toolkit.start();
        var start = new OutboxApp.Start(new Profile(folder.resolve("profile")), null, null, null, null);
        preferences = Preferences.in(start.profile().settings());
        var opener = new Opener(start, Optional.empty());
        Wiring wiring = opener.open(null);
        program = Pulses.call(() -> {
            var made = new OpenProgram(opener, preferences, wiring, "lab-computer", () -> ended.complete(null));
            made.window().stage().show();
            return made;
        });
    }

    @AfterEach
    void close() throws Exception {
        Pulses.run(() -> program.window().stage().close());
        ended.get(20, TimeUnit.SECONDS);
    }

    @Test
    void restoringABackupBringsBackWhatWasThereInTheSameWindow() {
        // What the server has would come back from there.
        client().workOffline(true);
        client().submit(title("Buy milk")).join();
        String device = client().device();
        Path backup = client().upkeep().backup(folder.resolve("copy.mv.db")).join();
        client().submit(title("Buy oat milk")).join();

        Pulses.call(() -> program.restore(backup, null)).join();

        assertThat(client().record(TASK).join().orElseThrow().text("title")).isEqualTo("Buy milk");
        assertThat(client().device()).as("a copy is another device").isNotEqualTo(device);
        assertThat(Pulses.call(() -> program.window().stage().isShowing())).isTrue();
        assertThat(Pulses.call(() -> program.window().stage().getScene().getRoot().isDisabled())).isFalse();
    }

    @Test
    void aFileThatIsNoBackupLeavesEverythingAsItWas() throws IOException {
        client().submit(title("Buy milk")).join();
        Path letter = Files.writeString(folder.resolve("letter.mv.db"), "Dear H2");

        assertThat(Pulses.call(() -> program.restore(letter, null))).failsWithin(Duration.ofSeconds(30))
                .withThrowableThat().withMessageContaining("no backup that can be restored");

        assertThat(client().record(TASK).join().orElseThrow().text("title")).isEqualTo("Buy milk");
    }

    @Test
    void pairingKeepsTheTokenForItsOwnerAloneAndSendsWhatWaitsToTheNewServer() throws Exception {
        client().workOffline(true);
        client().submit(title("Buy milk")).join();
        try (var server = SyncServer.builder().data(folder.resolve("elsewhere")).start()) {
            String token = server.issueToken("home", "mara");

            Pulses.call(() -> program.pair(choice(server), token)).join();
            client().workOffline(false);
            client().whenQuiescent().get(30, TimeUnit.SECONDS);

            assertThat(Preferences.in(folder.resolve("profile/settings.properties")).get().server()).isEqualTo(choice(server));
            assertThat(Tokens.read(folder.resolve("profile/server-token"))).isEqualTo(token);
            try (var other = OutboxClient.builder(folder.resolve("other")).server(server.address(),
                    () -> server.issueToken("home", "jo")).open()) {
                other.start();
                Awaitility.await().until(() -> other.record(TASK).join().isPresent());
            }
            Pulses.call(() -> program.pair(null, null)).join();
            assertThat(Files.exists(folder.resolve("profile/server-token"))).isFalse();
        }
    }

    @Test
    void aPairingThatFailsTwiceOverLeavesAWindowThatCanBeUsedToTryAgain() throws Exception {
        try (var server = SyncServer.builder().data(folder.resolve("elsewhere")).start()) {
            Pulses.call(() -> program.pair(choice(server), server.issueToken("home", "mara"))).join();
            Files.delete(folder.resolve("profile/server-token"));

            assertThat(Pulses.call(() -> program.pair(new ServerChoice(URI.create("http://example.org/"), null), "token")))
                    .failsWithin(Duration.ofSeconds(30)).withThrowableThat().withMessageContaining("Try once more");

            assertThat(Pulses.call(() -> program.window().stage().getScene().getRoot().isDisabled())).isFalse();
            Pulses.call(() -> program.pair(null, null)).join();
            assertThat(client().submit(title("Buy milk")).join().key()).isEqualTo(TASK);
        }
    }

    @Test
    void theEvidenceNamesTheProgramAndItsVersion() {
        client().submit(title("Buy milk")).join();

        assertThat(client().evidence().page(EvidenceFilter.all(), Long.MAX_VALUE, 1).join().getFirst().origin().application())
                .isEqualTo(Version.nameAndNumber()).matches("OutboxFX \\d+\\.\\d+.*");
    }

    private static ServerChoice choice(SyncServer server) {
        return new ServerChoice(server.address(), null);
    }

    private OutboxClient client() {
        return Pulses.call(() -> program.window().desk().client());
    }

    private static Change title(String title) {
        return Change.put(TASK, Map.of("title", FieldValue.of(title)));
    }
}

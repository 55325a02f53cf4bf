package org.outboxfx.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.app.journeys.WindowAlone;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SettingsViewModelTest {

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private WindowAlone program;
    private SettingsViewModel model;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder.resolve("device"));
        program = new WindowAlone(folder);
        model = desk
                .call(() -> new SettingsViewModel(desk.desk(), Preferences.forgotten(Settings.DEFAULT), Optional.of(program)));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aServerThatTakesTheTokenIsPairedWith() {
        try (var server = SyncServer.builder().data(folder.resolve("server")).start()) {
            String token = server.issueToken("home", "mara");

            desk.run(() -> model.pair(server.address().toString(), " " + token + "\n"));

            awaitPairing("Connected to “home”. Everything that waits goes there now.");
            assertThat(program.asked).containsExactly("pair " + server.address());
        }
    }

    @Test
    void aWrongTokenAPortalAndABusyServerAreToldApartAndChangeNothing() {
        try (var server = SyncServer.builder().data(folder.resolve("server")).start()) {
            String token = server.issueToken("home", "mara");

            desk.run(() -> model.pair(server.address().toString(), "0011223344556677.nonsense"));
            awaitPairing("The server answers, but does not know this token.");

            server.faults().answerHtml();
            desk.run(() -> model.pair(server.address().toString(), token));
            awaitPairing("Something answers at this address, but it is no OutboxFX server.");

            server.faults().heal();
            server.faults().answer503For(Duration.ofSeconds(30));
            desk.run(() -> model.pair(server.address().toString(), token));
            awaitPairing("The server is there, but cannot answer at the moment.");
            assertThat(program.asked).isEmpty();
        }
    }

    @Test
    void anAddressWhereNobodyAnswersIsSaidToBeThat() throws IOException {
        int port;
        try (var taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }

        desk.run(() -> model.pair("http://127.0.0.1:" + port, "token"));

        awaitPairing("Nobody answers at this address.");
    }

    @ParameterizedTest
    @CsvSource({"'',token,This is no address.", "ftp://example.org,token,This is no address.", "a b,token,This is no address.",
            "http://example.org,token,Plain http is only allowed to this computer itself",
            "https://example.org,' ',A token is missing."})
    void whatCannotBeTriedIsSaidAtOnce(String address, String token, String said) {
        desk.run(() -> model.pair(address, token));

        awaitPairing(said);
        assertThat(program.asked).isEmpty();
    }

    @Test
    void anAddressWithoutASchemeMeansHttps() {
        assertThat(ServerAddress.of(" outbox.example.org ").orElseThrow()).hasToString("https://outbox.example.org");
        assertThat(ServerAddress.of("http://user@example.org")).isEmpty();
    }

    @Test
    void aBackupIsWrittenAndRestoringIsLeftToTheProgram() {
        Path backup = folder.resolve("mine.mv.db");

        desk.run(() -> model.backUp(backup));

        desk.await("the backup", () -> result().equals("Backed up to mine.mv.db."));
        assertThat(Files.exists(backup)).isTrue();
        var restoring = desk.call(() -> model.restoring(program));
        desk.run(() -> restoring.choose(backup));
        desk.await("the question", () -> restoring.questionProperty().get() != null);
        desk.run(() -> restoring.restore(""));
        desk.await("the restoring", () -> result().equals("The backup was restored."));
        assertThat(program.asked).containsExactly("restore mine.mv.db");
    }

    @Test
    void aBackupUnderAPassphraseOfItsOwnIsRestoredOnceThatIsGiven() {
        program.encryption = Program.Encryption.ON;
        program.backupPassphrase = "of last year";
        var restoring = desk.call(() -> model.restoring(program));

        desk.run(() -> restoring.choose(folder.resolve("mine.mv.db")));
        desk.await("the question", () -> restoring.questionProperty().get() instanceof RestoringViewModel.Question asked
                && asked.key() == RestoringViewModel.Key.OTHER);
        desk.run(() -> restoring.restore("another"));
        desk.await("the refusal", () -> result().contains("not the backup’s passphrase"));
        assertThat(program.asked).isEmpty();
        desk.run(() -> restoring.restore("of last year"));

        desk.await("the restoring", () -> result().equals("The backup was restored."));
        assertThat(program.asked).containsExactly("restore mine.mv.db of last year");
        assertThat(desk.<Object>call(() -> restoring.questionProperty().get())).isNull();
    }

    @Test
    void aBackupThatCannotBeWrittenIsToldWithItsReason() {
        desk.run(() -> model.backUp(folder.resolve("no such folder").resolve("mine.mv.db")));

        desk.await("the failure", () -> result().contains("No backup was written"));
    }

    @Test
    void unsentChangesAreExportedWithAPassphraseOfSomeLength() {
        Path file = folder.resolve("unsent.outbox");

        desk.run(() -> model.exportUnsent(file, "short"));
        assertThat(desk.call(this::result)).isEqualTo("The passphrase is too short. Use at least 8 characters.");

        desk.run(() -> model.exportUnsent(file, "long enough"));
        desk.await("the export", () -> result().equals("Nothing was unsent; the file is empty."));
        desk.run(() -> model.importUnsent(file, "another one"));
        desk.await("the refusal", () -> result().equals("The passphrase is another, or the file was changed."));
        desk.run(() -> model.importUnsent(file, "long enough"));
        desk.await("the import", () -> result().equals("Everything in the file is here already."));
    }

    @Test
    void theDevicesNameIsARecordThatReachesTheOthers() {
        desk.run(() -> model.nameDevice(" Marta’s laptop "));

        var key = new RecordKey("device", desk.client.device());
        desk.await("the name", () -> desk.client.record(key).join().map(device -> "Marta’s laptop".equals(device.text("name")))
                .orElse(false));
        desk.run(() -> model.nameDevice(""));
        desk.await("the computer's own name",
                () -> "lab-computer".equals(desk.client.record(key).join().orElseThrow().text("name")));
    }

    @Test
    void textGrowsInStepsAndNoFurtherThanTwice() {
        for (int step = 0; step < 10; step++) {
            desk.run(model::larger);
        }
        assertThat(desk.call(() -> model.settings().textSize())).isEqualTo(200);

        desk.run(model::smaller);
        assertThat(desk.call(() -> model.settings().textSize())).isEqualTo(175);
        desk.run(model::usualSize);
        assertThat(desk.call(() -> model.settings().textSize())).isEqualTo(100);
    }

    private void awaitPairing(String said) {
        desk.await(said, () -> {
            Result result = model.pairingProperty().get();
            return result != null && result.text().startsWith(said);
        });
    }

    private String result() {
        Result result = model.dataProperty().get();
        return result == null ? "" : result.text();
    }
}

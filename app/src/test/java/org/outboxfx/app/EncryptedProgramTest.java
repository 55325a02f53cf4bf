package org.outboxfx.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.channel.OneInstance;
import org.outboxfx.app.fx.Pictures;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.journeys.Toolkit;
import org.outboxfx.app.keyring.StandIn;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Program.Encryption;
import org.outboxfx.app.settings.Program.PassphrasePlace;
import org.outboxfx.app.settings.ServerChoice;
import org.outboxfx.app.unlock.UnlockViewModel.Ending;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;

/** A profile whose files only a passphrase opens, from switching that on to forgetting it. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EncryptedProgramTest {

    private static final RecordKey TASK = new RecordKey("task", "t1");
    private static final String TITLE = "CanaryTitleQ7x";
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    Path folder;
    private OutboxApp.Start start;

    @BeforeEach
    void begin() {
        Toolkit.start();
        start = new OutboxApp.Start(new Profile(folder.resolve("profile")), null, null, null, Theme.Choice.LIGHT);
    }

    @Test
    void whatIsEncryptedInTheSettingsOpensWithThePassphraseOnly() throws Exception {
        var opener = new Opener(start, Optional.empty());
        Wiring wiring = opener.open(null);
        var ended = new CompletableFuture<Void>();
        var program = Pulses.call(() -> new OpenProgram(opener, Preferences.in(start.profile().settings()), wiring, "lab",
                () -> ended.complete(null)));
        Pulses.run(() -> program.window().stage().show());
        write(wiring.client());
        assertThat(readable()).as("in the device and in the server inside").isNotEmpty();

        Pulses.call(() -> program.encrypt(PASSPHRASE, PassphrasePlace.NOWHERE)).get(60, TimeUnit.SECONDS);

        assertThat(Pulses.call(program::encryption)).isEqualTo(Encryption.ON);
        write(Pulses.call(() -> program.window().desk().client()));
        if (Boolean.getBoolean("outboxfx.pictures")) {
            Pulses.run(() -> ((ScrollPane) program.window().stage().getScene().lookup("#settings-scroll")).setVvalue(0.72));
            Pictures.write(Pulses.call(() -> Pictures.of(program.window().stage())),
                    Path.of("target/pictures/unlock/settings.png"));
        }
        Pulses.run(() -> program.window().stage().close());
        ended.get(60, TimeUnit.SECONDS);
        assertThat(readable()).isEmpty();

        var next = new Opener(start, Optional.empty());
        assertThat(next.vault().isLocked()).isTrue();
        assertThat(next.vault().unlock("correct horse".toCharArray())).isFalse();
        assertThat(next.vault().unlock(PASSPHRASE.toCharArray())).isTrue();
        try (Wiring again = next.open(null)) {
            assertThat(again.client().record(TASK).join().orElseThrow().text("title")).isEqualTo(TITLE);
            again.client().whenQuiescent().get(30, TimeUnit.SECONDS);
        }
        next.vault().change("another passphrase".toCharArray());
        next.open(null).close();
        next.vault().change(null);
        var plain = new Opener(start, Optional.empty());
        assertThat(plain.vault().isLocked()).isFalse();
        try (Wiring again = plain.open(null)) {
            assertThat(again.client().record(TASK).join()).isPresent();
            again.client().whenQuiescent().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void theSmallWindowAsksUntilThePassphraseIsRight() throws Exception {
        encrypted(null);
        var opener = new Opener(start, Optional.empty());
        Unlocking window = unlocking(opener);
        var ending = Pulses.call(window::ending);

        type(window, "correct horse");
        fire(window, "unlock-open");
        await(window, "unlock-said", "This is not the passphrase.");
        picture(window, "wrong");
        fire(window, "unlock-forgotten");
        await(window, "unlock-anew-back", "nothing comes back");
        assertThat(focused(window)).as("what does no harm is at hand").isEqualTo("unlock-back");
        picture(window, "forgotten");
        fire(window, "unlock-back");
        assertThat(focused(window)).isEqualTo("unlock-passphrase");
        type(window, PASSPHRASE);
        fire(window, "unlock-open");

        assertThat(ending.get(60, TimeUnit.SECONDS)).isEqualTo(Ending.OPEN);
        assertThat(Pulses.call(() -> window.stage().isShowing())).isFalse();
        try (Wiring again = opener.open(null)) {
            assertThat(again.client().record(TASK).join()).isPresent();
        }
    }

    @Test
    void aSecondStartWhileTheSmallWindowAsksBringsItToTheFrontAndIsOver() throws Exception {
        encrypted(null);
        Unlocking window = unlocking(new Opener(start, Optional.empty()));
        try (var instance = OneInstance.claim(start.profile().folder(), "OutboxFX 0").orElseThrow()) {
            window.shownBy(instance);
            Pulses.run(() -> window.stage().setIconified(true));

            assertThat(OneInstance.claim(start.profile().folder(), "OutboxFX 0")).isEmpty();

            Pulses.await("the window", Duration.ofSeconds(20), () -> !window.stage().isIconified());
        } finally {
            Pulses.run(() -> window.stage().close());
        }
    }

    @Test
    void whoClosesTheSmallWindowHasOpenedNothing() throws Exception {
        encrypted(null);
        Unlocking window = unlocking(new Opener(start, Optional.empty()));
        var ending = Pulses.call(window::ending);

        Pulses.run(() -> window.stage().close());

        assertThat(ending.get(20, TimeUnit.SECONDS)).isEqualTo(Ending.GIVEN_UP);
    }

    @Test
    void aForgottenPassphraseCostsWhatWasNotSentAndTheRestComesBackFromTheServer() throws Exception {
        try (var server = SyncServer.builder().data(folder.resolve("elsewhere")).start()) {
            var choice = new ServerChoice(server.address(), null);
            new ServerToken(start.profile(), Optional.empty()).replace(server.issueToken("home", "mara"));
            encrypted(choice);
            Pulses.run(() -> Preferences.in(start.profile().settings()).change(all -> all.withServer(choice)).join());
            var opener = new Opener(start, Optional.empty());
            Unlocking window = unlocking(opener);
            var ending = Pulses.call(window::ending);

            fire(window, "unlock-forgotten");
            await(window, "unlock-anew-back", "comes back from the server");
            fire(window, "unlock-anew");

            assertThat(ending.get(60, TimeUnit.SECONDS)).isEqualTo(Ending.OPEN);
            assertThat(names()).as("nothing is deleted").anyMatch(name -> name.matches("outboxfx\\.forgotten-1\\.mv\\.db"));
            try (Wiring again = opener.open(choice)) {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> again.client().record(TASK).join().isPresent());
            }
        }
    }

    @Test
    void withTheServerInsideOneBeginsWithNothingAndEverythingWorks() throws Exception {
        encrypted(null);
        var opener = new Opener(start, Optional.empty());

        opener.vault().setAside();

        try (Wiring again = opener.open(null)) {
            assertThat(again.client().record(TASK).join()).isEmpty();
            write(again.client());
        }
    }

    @Test
    void aBackupUnderAnotherPassphraseIsRestoredAndThePresentOneStaysInForce() throws Exception {
        encrypted(null);
        var opener = opened(PASSPHRASE);
        Path backup = folder.resolve("mine.mv.db");
        try (Wiring wiring = opener.open(null)) {
            wiring.client().upkeep().backup(backup).join();
            wiring.client().submit(Change.delete(TASK)).join();
        }
        Vault vault = opener.vault();
        vault.change(null); // and so another key, not only another passphrase
        vault.change("another passphrase".toCharArray());
        opener.open(null).close();

        assertThat(vault.opensBackup(backup, null)).isFalse();
        assertThat(vault.opensBackup(backup, "correct horse".toCharArray())).isFalse();
        assertThat(vault.opensBackup(backup, PASSPHRASE.toCharArray())).isTrue();
        vault.restore(backup, PASSPHRASE.toCharArray());

        try (Wiring again = opener.open(null)) {
            write(again.client());
        }
        assertThat(readable()).isEmpty();
        var next = opened("another passphrase");
        assertThat(new Vault(start.profile(), Optional.empty()).unlock(PASSPHRASE.toCharArray())).isFalse();
        try (Wiring again = next.open(null)) {
            assertThat(again.client().record(TASK).join().orElseThrow().text("title")).isEqualTo(TITLE);
            again.client().whenQuiescent().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void anEncryptedBackupEncryptsTheDeviceThatItIsRestoredOn() throws Exception {
        encrypted(null);
        var opener = opened(PASSPHRASE);
        Path backup = folder.resolve("mine.mv.db");
        try (Wiring wiring = opener.open(null)) {
            wiring.client().upkeep().backup(backup).join();
        }
        opener.vault().change(null);
        opener.open(null).close();
        assertThat(readable()).isNotEmpty();

        opener.vault().restore(backup, PASSPHRASE.toCharArray());

        try (Wiring again = opener.open(null)) {
            write(again.client());
        }
        assertThat(readable()).isEmpty();
        assertThat(opened(PASSPHRASE).vault().isOn()).isTrue();
    }

    private Opener opened(String passphrase) {
        var opener = new Opener(start, Optional.empty());
        assertThat(opener.vault().unlock(passphrase.toCharArray())).isTrue();
        return opener;
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is a shell script")
    void aPassphraseInTheKeyringOpensAndALockedKeyringOnlyMeansTyping() throws Exception {
        encrypted(null);
        var standIn = new StandIn(folder.resolve("keyring"));
        var keyring = Optional.of(standIn.keyring(Duration.ofSeconds(20)));
        var first = new Vault(start.profile(), keyring);
        assertThat(first.unlock(PASSPHRASE.toCharArray())).isTrue();

        first.keep(PassphrasePlace.KEYRING);

        assertThat(new Vault(start.profile(), keyring).unlockByKeyring()).isTrue();
        standIn.lock();
        var locked = new Vault(start.profile(), keyring);
        assertThat(locked.unlockByKeyring()).isFalse();
        assertThat(locked.unlock(PASSPHRASE.toCharArray())).isTrue();
        standIn.unlock();
        first.keep(PassphrasePlace.NOWHERE);
        assertThat(new Vault(start.profile(), keyring).unlockByKeyring()).isFalse();
    }

    /** A profile that was used, encrypted and closed. */
    private void encrypted(ServerChoice choice) throws Exception {
        var opener = new Opener(start, Optional.empty());
        try (Wiring wiring = opener.open(choice)) {
            write(wiring.client());
        }
        opener.vault().change(PASSPHRASE.toCharArray());
        opener.open(choice).close();
    }

    private static void write(OutboxClient client) throws Exception {
        client.submit(Change.put(TASK, Map.of("title", FieldValue.of(TITLE)))).join();
        client.whenQuiescent().get(30, TimeUnit.SECONDS);
    }

    private Unlocking unlocking(Opener opener) {
        assertThat(opener.vault().isLocked()).isTrue();
        return Pulses.call(() -> {
            var preferences = Preferences.in(start.profile().settings());
            preferences.change(all -> all.withLanguage(Locale.ENGLISH)).join();
            return new Unlocking(opener, preferences);
        });
    }

    private static void type(Unlocking window, String text) {
        Pulses.run(() -> ((TextInputControl) window.stage().getScene().lookup("#unlock-passphrase")).setText(text));
    }

    private static String focused(Unlocking window) {
        return Pulses.call(() -> String.valueOf(window.stage().getScene().getFocusOwner().getId()));
    }

    private static void fire(Unlocking window, String id) {
        Pulses.run(() -> ((ButtonBase) window.stage().getScene().lookup("#" + id)).fire());
    }

    private static void await(Unlocking window, String id, String text) {
        Awaitility.await(text).atMost(Duration.ofSeconds(30)).until(() -> Pulses.call(
                () -> window.stage().getScene().lookup("#" + id) instanceof Labeled label && label.getText().contains(text)
                        && !window.stage().getScene().getRoot().isDisabled()));
    }

    /** For whoever wants to see it: {@code -Doutboxfx.pictures=true}. */
    private static void picture(Unlocking window, String name) throws IOException {
        if (Boolean.getBoolean("outboxfx.pictures")) {
            var seen = Pulses.call(() -> Pictures.of(window.stage()));
            Pictures.write(seen, Path.of("target", "pictures", "unlock", name + ".png"));
        }
    }

    private List<Path> readable() throws IOException {
        try (Stream<Path> files = Files.walk(start.profile().folder())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".mv.db")).filter(file -> {
                try {
                    return Files.readString(file, ISO_8859_1).contains(TITLE);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(start.profile().device())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

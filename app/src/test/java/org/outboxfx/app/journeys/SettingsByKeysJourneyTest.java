package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.settings.Program;
import org.outboxfx.app.settings.Settings;

/** What is sent and how, encryption, and what is unsent as a file: set on the page of settings, by keys alone. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SettingsByKeysJourneyTest {

    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;
    private Keys keys;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
        keys = new Keys(seat);
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void undoTimeExpiryMeteredConnectionAndClosingAreChosen() {
        seat.program().tray = Program.Tray.PRESENT;
        speak(Locale.GERMAN); // the page is made anew, with the tray
        speak(Locale.ENGLISH);
        seat.push(KeyCode.CONTROL, KeyCode.COMMA);

        keys.tabTo("settings-undo");
        seat.push(KeyCode.UP);
        seat.await("the undo time", () -> seat.preferences().get().undoSeconds() == 20);
        keys.tabTo("settings-send-age");
        seat.push(KeyCode.UP);
        seat.await("the age", () -> seat.preferences().get().sendAgeDays() == 14);
        keys.tabTo("settings-on-close");
        seat.push(KeyCode.SPACE);
        seat.await("going on in the tray", () -> seat.preferences().get().onClose() == Settings.OnClose.GO_ON);
        keys.tabTo("settings-metered");
        seat.push(KeyCode.SPACE);
        seat.await("the metered connection", () -> seat.preferences().get().connection() == Settings.Connection.METERED);

        seat.push(KeyCode.CONTROL, KeyCode.N);
        seat.write("Buy milk\n");
        seat.awaitRow("delivery-list", "Add task “Buy milk”", "Queued", "This connection costs money");
    }

    @Test
    void theTableOfContentsLeadsToEachPartAndTheKeysGoOnFromThere() {
        seat.push(KeyCode.CONTROL, KeyCode.COMMA);

        for (String part : List.of("look", "sending", "server", "encryption", "data")) {
            keys.tabTo("to-settings-part-" + part);
            seat.push(KeyCode.SPACE);

            seat.await(part + " to be seen, with the keys", () -> isSeenWithKeys("settings-part-" + part));
        }
    }

    private boolean isSeenWithKeys(String part) {
        Scene scene = seat.stage().getScene();
        Node section = scene.lookup("#" + part);
        Node title = section.lookup(".settings-title");
        Node page = scene.lookup("#settings-scroll");
        Node stop = scene.getFocusOwner();
        while (stop != null && stop != section) {
            stop = stop.getParent();
        }
        return stop == section && page.localToScene(page.getBoundsInLocal())
                .contains(title.localToScene(title.getBoundsInLocal()));
    }

    @Test
    void aPassphraseIsLookedAtAndHiddenAgain() {
        seat.push(KeyCode.CONTROL, KeyCode.COMMA);
        keys.tabTo("encryption-first");
        seat.write(PASSPHRASE);
        seat.await("as many dots", () -> painted("encryption-first").equals("●".repeat(PASSPHRASE.length())));

        keys.tabTo("encryption-first-eye");
        seat.push(KeyCode.SPACE);
        seat.await("the passphrase to be read", () -> painted("encryption-first").equals(PASSPHRASE));
        assertThat(Pulses.call(() -> seat.stage().getScene().getFocusOwner().getId())).isEqualTo("encryption-first-eye");
        seat.push(KeyCode.SPACE);
        seat.await("the passphrase to be hidden", () -> !painted("encryption-first").contains("horse"));

        seat.push(KeyCode.SPACE);
        seat.push(KeyCode.SHIFT, KeyCode.TAB);
        seat.push(KeyCode.CONTROL, KeyCode.A);
        seat.push(KeyCode.BACK_SPACE);
        seat.write("x");
        seat.await("what comes next to be hidden", () -> painted("encryption-first").equals("●"));
    }

    /** What stands in a field for eyes to see. JavaFX thread only. */
    private String painted(String id) {
        return seat.stage().getScene().lookup("#" + id).lookupAll(".text").stream().map(Text.class::cast).map(Text::getText)
                .collect(Collectors.joining());
    }

    @Test
    void theFolderIsShownAndEncryptionTakesTheSamePassphraseTwice() {
        seat.push(KeyCode.CONTROL, KeyCode.COMMA);
        keys.tabTo("settings-folder-open");
        seat.push(KeyCode.SPACE);
        assertThat(seat.program().asked).containsExactly("show " + seat.program().folder());

        keys.tabTo("encryption-first");
        seat.write(PASSPHRASE + "\n");
        assertThat(keys.focused()).isEqualTo("encryption-second");
        seat.write("another horse battery\n");
        seat.awaitText("encryption-result", "The two are not the same.");
        seat.push(KeyCode.CONTROL, KeyCode.A);
        seat.write(PASSPHRASE);
        keys.tabTo("encryption-keep");
        seat.push(KeyCode.SPACE);
        keys.tabTo("encryption-use");
        seat.push(KeyCode.SPACE);

        seat.awaitText("encryption-result", "Everything on this device is encrypted");
        assertThat(seat.program().asked).contains("encrypt " + PASSPHRASE + " KEYRING");
    }

    @Test
    void whatIsUnsentGoesToAnotherDeviceInAFileThatOnlyThePassphraseOpens() throws IOException {
        Path file = folder.resolve("unsent.outbox");
        seat.workOffline();
        seat.type("quick-add", "Call the roofer #Field");
        seat.enter("quick-add");
        seat.awaitRow("delivery-list", "Add task “Call the roofer”", "Queued");
        seat.push(KeyCode.CONTROL, KeyCode.COMMA);
        seat.program().choosing(file);
        choose(seat, "settings-export", PASSPHRASE);
        seat.awaitText("settings-data-result", "2 unsent changes were written.");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("roofer");

        try (var phone = place.sit("phone")) {
            phone.program().choosing(file);
            phone.push(KeyCode.CONTROL, KeyCode.COMMA);
            choose(phone, "settings-import", "wrong horse battery");
            phone.awaitText("settings-data-result", "The passphrase is another, or the file was changed.");
            assertThat(phone.client().records("task").join()).isEmpty();
            choose(phone, "settings-import", PASSPHRASE);

            phone.awaitText("settings-data-result", "2 changes were taken over");
            phone.awaitRow("delivery-list", "Add task “Call the roofer”", "Confirmed");
            phone.awaitRow("delivery-list", "Add list “Field”", "Confirmed");
        }
        seat.client().workOffline(false);
        seat.awaitRow("delivery-list", "Add task “Call the roofer”", "Confirmed");
        assertThat(seat.client().records("task").join()).hasSize(1);
    }

    private static void choose(Seat seat, String button, String passphrase) {
        new Keys(seat).tabTo(button);
        seat.push(KeyCode.SPACE);
        seat.await("the question", () -> seat.stage().getScene().getFocusOwner() != null
                && "settings-passphrase".equals(seat.stage().getScene().getFocusOwner().getId()));
        seat.write(passphrase + "\n");
    }

    private void speak(Locale locale) {
        Pulses.run(() -> {
            var _ = seat.preferences().change(all -> all.withLanguage(locale));
        });
    }
}

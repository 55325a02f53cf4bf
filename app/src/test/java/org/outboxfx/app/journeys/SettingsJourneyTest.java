package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.settings.Program;
import org.outboxfx.app.settings.Settings;
import org.outboxfx.app.shell.Page;
import org.outboxfx.storage.StorageException;

/** The page of settings, and what ails a device, with keys and clicks. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SettingsJourneyTest {

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void anotherLanguageIsSpokenAtOnceAndWhatWasBeingTypedStays() {
        seat.type("quick-add", "Half a task");
        seat.press("open-settings");

        choose("settings-language", "de");

        seat.awaitText("settings-pair", "Verbinden");
        seat.awaitText("delivery-summary", "Alles ist zugestellt.");
        Pulses.run(() -> seat.models().shell().pageProperty().set(Page.TASKS));
        seat.awaitText("quick-add", "Half a task");
        choose("settings-language", "en");
        seat.awaitText("delivery-summary", "Everything is delivered.");
    }

    @Test
    void themeAndTextSizeTakeEffectAtOnce() {
        seat.press("open-settings");

        choose("settings-theme", Theme.Choice.HIGH_CONTRAST);
        assertThat(Pulses.call(() -> place.theme().choiceProperty().get())).isEqualTo(Theme.Choice.HIGH_CONTRAST);

        seat.key("settings-theme", KeyCode.CONTROL, KeyCode.EQUALS);
        seat.await("larger text", () -> seat.preferences().get().textSize() == 110);
        seat.key("settings-theme", KeyCode.CONTROL, KeyCode.DIGIT0);
        seat.await("usual text", () -> seat.preferences().get().textSize() == 100);
        Pulses.run(() -> place.theme().choiceProperty().set(Theme.Choice.LIGHT));
    }

    @Test
    void aConnectionThatCostsMoneyKeepsChangesUntilTheyAreSentAnyway() {
        seat.awaitText("link", "Online");
        seat.awaitRow("delivery-list", "Call this device “laptop”", "Confirmed");
        Pulses.run(() -> {
            var _ = seat.preferences().change(all -> all.with(Settings.Connection.METERED));
        });
        seat.type("quick-add", "Buy milk");
        seat.enter("quick-add");
        seat.awaitRow("delivery-list", "Add task “Buy milk”", "Queued", "This connection costs money");

        seat.press("delivery-send-anyway");

        seat.awaitRow("delivery-list", "Add task “Buy milk”", "Confirmed");
    }

    @Test
    void aBackupIsWrittenAndRestoringAsksFirst() {
        Path backup = folder.resolve("mine.mv.db");
        seat.program().choosing(backup);
        seat.press("open-settings");

        seat.fire("settings-backup");
        seat.awaitText("settings-data-result", "Backed up to mine.mv.db.");
        assertThat(Files.exists(backup)).isTrue();

        seat.fire("settings-restore");
        seat.fire("settings-question-no");
        assertThat(seat.program().asked).isEmpty();
        seat.fire("settings-restore");
        seat.fire("settings-restore-yes");
        seat.awaitText("settings-data-result", "The backup was restored.");
        assertThat(seat.program().asked).containsExactly("restore mine.mv.db");
    }

    @Test
    void withoutATrayTheSettingSaysSoAndWithOneTheProgramGoesOnThere() {
        seat.press("open-settings");
        seat.awaitText("settings-tray-missing", "This desktop has no tray.");
        seat.program().tray = Program.Tray.PRESENT;
        Pulses.run(() -> {
            var _ = seat.preferences().change(all -> all.with(Settings.OnClose.GO_ON));
            seat.models().shell().pageProperty().set(Page.TASKS);
        });
        seat.workOffline();
        seat.type("quick-add", "Water the basil");
        seat.enter("quick-add");
        seat.awaitText("delivery-count-QUEUED", "1");

        Pulses.run(() -> seat.stage().fireEvent(
                new WindowEvent(seat.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));

        assertThat(seat.program().asked).containsExactly("tray");
    }

    @Test
    void aFullDiskIsToldBelowTheTopBarUntilThereIsRoomAgain() {
        seat.awaitText("link", "Online");
        var disk = new SQLException("IO Exception", "90028", ErrorCode.IO_EXCEPTION_1,
                new IOException("No space left on device"));

        assertThat(seat.client().database().submit(tx -> {
            throw new StorageException("The database refused a statement.", disk);
        })).failsWithin(Duration.ofSeconds(20));

        awaitTheDisk(
                "The disk is full: what you do now cannot be kept. Everything saved so far is safe. Make room, then try again.");
        add("Buy milk");
    }

    @Test
    void aFailingDatabaseIsToldAndWhatWasSavedIsStillThere() {
        add("Buy milk");

        assertThat(seat.client().database().submit(tx -> tx.update("shutdown immediately"))).failsWithin(Duration.ofSeconds(20));

        awaitTheDisk("The database takes no more work, because the disk failed: what you do now cannot be kept.");
        seat.awaitRow("task-list", "Buy milk");
    }

    @Test
    void aWrongClockIsToldWithHowWrongItIsUntilItIsRight() {
        seat.awaitText("link", "Online");
        place.server().faults().clockOffset(Duration.ofMinutes(10));

        add("Buy milk");

        // What the answer takes on its way is not counted as wrong.
        seat.await("how wrong it is", () -> seat.said("banner-CLOCK").matches("This computer’s clock is (9|10) minutes slow\\."
                + " Your changes are stamped with the server’s time, so nothing goes wrong; set the clock right all the same\\."));
        place.server().faults().heal();
        add("Buy bread");
        seat.await("no banner", () -> seat.said("banner-CLOCK").isEmpty());
    }

    @Test
    void aTokenThatTheServerRefusesIsToldWithTheWayToAnotherOne() {
        seat.awaitText("link", "Online");
        seat.loseToken();

        add("Buy milk");

        seat.awaitText("banner-TOKEN",
                "The server no longer knows this device, so nothing is sent. What is queued stays queued.");
        seat.awaitRow("delivery-list", "Buy milk", "The server does not know this device");
        seat.press("banner-TOKEN-remedy");
        seat.await("the settings", () -> seat.models().shell().pageProperty().get() == Page.SETTINGS);
    }

    /** The banner stays until the database is open again, which is tried after some seconds: all of it is looked at in one frame. */
    private void awaitTheDisk(String told) {
        seat.await("the banner: " + told, () -> seat.said("banner-DISK").startsWith(told)
                && seat.said("banner-DISK-remedy").equals("Try again now"));
        seat.await("no banner", () -> seat.said("banner-DISK").isEmpty());
    }

    private void add(String task) {
        seat.type("quick-add", task);
        seat.enter("quick-add");
        seat.awaitRow("task-list", task);
    }

    @Test
    void captivePortalsAndServersThatAreDownAreToldApartInASmallWindow() {
        Pulses.run(() -> {
            seat.stage().setWidth(900);
            seat.stage().setHeight(600);
        });
        seat.awaitText("link", "Online");
        place.server().faults().answerHtml();
        seat.press("sync-now");
        seat.awaitText("link", "Captive portal");

        place.server().faults().heal();
        place.server().faults().answer503For(Duration.ofSeconds(1));
        seat.press("sync-now");
        seat.awaitText("link", "Server unavailable");
        place.server().faults().heal();
        seat.press("sync-now");
        seat.awaitText("link", "Online");
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String id, T value) {
        Pulses.run(() -> {
            seat.models().shell().pageProperty().set(Page.SETTINGS);
            ((ComboBox<T>) seat.stage().getScene().lookup("#" + id)).setValue(value);
        });
    }
}

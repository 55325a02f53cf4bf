package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.Health;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.settings.Program;
import org.outboxfx.app.settings.Settings;
import org.outboxfx.app.shell.Page;

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
    void aFailedDatabaseAWrongClockAndARefusedTokenAreToldBelowTheTopBar() {
        seat.awaitText("link", "Online");
        assertThat(seat.client().database().submit(tx -> tx.update("shutdown immediately"))).failsWithin(Duration.ofSeconds(20));
        seat.await("the database to be told of", () -> seat.said("banner-DISK").contains("Everything saved so far is safe")
                || seat.client().health().disk() == Health.Disk.WORKS);
        seat.await("the database to be open again", () -> seat.said("banner-DISK").isEmpty());

        place.server().faults().clockOffset(Duration.ofMinutes(10));
        seat.type("quick-add", "Buy milk");
        seat.enter("quick-add");
        seat.awaitText("banner-CLOCK", "minutes slow");
        place.server().faults().heal();
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

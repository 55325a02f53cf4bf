package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.settings.Program;
import org.outboxfx.app.shell.Page;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.FieldValue;

/** Delivery as a page: searching, marking, giving up and taking back, with keys and clicks. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DeliveryJourneyTest {

    private static final String ALL_SENT = "Everything is sent: 2 changes that waited are out.";

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
        seat.awaitRow("delivery-list", "Call this device “laptop”", "Confirmed");
        seat.workOffline();
        add("Buy milk");
        add("Call Bob");
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void ctrl4OpensThePageWhereChangesAreLookedFor() {
        seat.key("task-list", KeyCode.CONTROL, KeyCode.DIGIT4);
        seat.await("the page", () -> seat.models().shell().pageProperty().get() == Page.DELIVERY);

        seat.type("delivery-search", "milk");

        seat.awaitNoRow("delivery-list", "Call Bob");
        seat.awaitRow("delivery-list", "Add task “Buy milk”");
        seat.type("delivery-search", "xyz");
        seat.awaitNoRow("delivery-list", "Buy milk");
        seat.press("delivery-show-all");
        seat.awaitRow("delivery-list", "Call Bob");
    }

    @Test
    void markedChangesAreDiscardedTogetherAndComeBackByUndo() {
        seat.key("task-list", KeyCode.CONTROL, KeyCode.DIGIT4);
        seat.select("delivery-list", 1);
        seat.key("delivery-list", KeyCode.SPACE);
        seat.select("delivery-list", 2);
        seat.key("delivery-list", KeyCode.SPACE);
        seat.awaitText("delivery-marked", "2 marked");

        seat.press("delivery-discard-marked");

        seat.awaitText("delivery-count-QUEUED", "0");
        seat.awaitText("toast-text", "Gave up 2 changes");
        seat.press("toast-action");
        seat.awaitText("delivery-count-QUEUED", "2");
        seat.awaitRow("delivery-list", "Add task “Buy milk”");
    }

    @Test
    void aChangeIsEditedWhereItStandsAndOnlyTheNewestEditWaits() {
        seat.key("task-list", KeyCode.CONTROL, KeyCode.DIGIT4);
        seat.select("delivery-list", seat.rowOf("delivery-list", "Call Bob"));
        seat.key("delivery-list", KeyCode.F2);
        seat.await("the tasks", () -> seat.models().shell().pageProperty().get() == Page.TASKS);
        seat.awaitText("details-field-title", "Call Bob");

        for (String words : List.of(" Smith", " at nine")) {
            seat.type("details-field-title", words);
            seat.enter("details-field-title");
            seat.awaitRow("delivery-list", "Add task", words, "Queued");
        }

        assertThat(seat.client().entries(Stage.QUEUED, 10, 0).join()).map(entry -> entry.fields().get("title"))
                .filteredOn(Objects::nonNull)
                .containsExactlyInAnyOrder(FieldValue.of("Buy milk"), FieldValue.of("Call Bob Smith at nine"));
        seat.workOnline();
        seat.awaitRow("delivery-list", "Add task “Call Bob Smith at nine”", "Confirmed");
    }

    @Test
    void whatATickAndAButtonMeanIsSaidOnHovering() {
        seat.awaitTip("delivery-list", "Buy milk", ".tick", "Waits on this device");
        seat.awaitTip("delivery-list", "Call Bob", "#entry-cancel", "Cancel");
    }

    @Test
    void whoLooksElsewhereHearsInTheTrayThatWhatWaitedIsSent() {
        seat.program().tray = Program.Tray.PRESENT;
        Pulses.run(() -> seat.stage().setIconified(true));

        sendAfterALongTime();

        seat.await("the news", () -> seat.program().asked.contains("notify " + ALL_SENT));
        assertThat(Pulses.<String>call(() -> seat.said("toast-text"))).isNotEqualTo(ALL_SENT);
    }

    @Test
    void whereThereIsNoTrayTheWindowItselfSaysThatWhatWaitedIsSent() {
        Pulses.run(() -> seat.stage().setIconified(true));

        sendAfterALongTime();

        seat.awaitText("toast-text", ALL_SENT);
        assertThat(seat.program().asked).isEmpty();
    }

    @Test
    void whoHasTheWindowBeforeThemHearsItThere() {
        seat.program().tray = Program.Tray.PRESENT;

        sendAfterALongTime();

        seat.awaitText("toast-text", ALL_SENT);
        assertThat(seat.program().asked).isEmpty();
    }

    @Test
    void whereThereIsNoRoomForThePanelANumberOpensItsGroup() {
        Pulses.run(() -> seat.preferences().change(all -> all.withTextSize(150)));

        seat.press("strip-QUEUED");

        seat.await("the page", () -> seat.models().shell().pageProperty().get() == Page.DELIVERY);
        seat.awaitRow("delivery-list", "Add task “Buy milk”");
        seat.awaitNoRow("delivery-list", "Call this device");
        seat.await("no strip beside the page", () -> seat.stage().getScene().lookup("#delivery-strip") == null);
    }

    private void sendAfterALongTime() {
        seat.pass(Duration.ofSeconds(10));
        seat.client().workOffline(false);
    }

    private void add(String line) {
        seat.type("quick-add", line);
        seat.enter("quick-add");
        seat.awaitRow("delivery-list", line, "Queued");
    }
}

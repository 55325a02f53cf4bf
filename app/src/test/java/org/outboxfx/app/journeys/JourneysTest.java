package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.shell.Link;
import org.outboxfx.app.shell.Page;
import org.outboxfx.outbox.Reason;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JourneysTest {

    @TempDir
    Path folder;
    private Place place;

    @BeforeEach
    void open() {
        place = new Place(folder);
    }

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void aTaskAddedOfflineIsQueuedUntilThereIsAConnection() {
        try (var seat = place.sit("laptop")) {
            seat.workOffline();
            seat.awaitText("link", "Working offline");

            seat.type("quick-add", "Buy milk");
            seat.enter("quick-add");

            seat.awaitRow("task-list", "Buy milk", "Waits on this device");
            seat.awaitRow("delivery-list", "Add task “Buy milk”", "Queued", "You are working offline");
            seat.awaitText("delivery-count-QUEUED", "1");

            seat.workOnline();

            seat.awaitRow("delivery-list", "Add task “Buy milk”", "Confirmed");
            seat.awaitRow("task-list", "Buy milk", "Delivered and confirmed");
            seat.awaitText("delivery-summary", "Everything is delivered.");
        }
    }

    @Test
    void whatWasQueuedWhenTheWindowClosedIsSentAfterTheNextStart() {
        try (var seat = place.sit("laptop")) {
            seat.workOffline();
            seat.type("quick-add", "Water the basil");
            seat.enter("quick-add");
            seat.awaitRow("delivery-list", "Water the basil", "Queued");
        }

        try (var seat = place.sit("laptop")) {
            seat.awaitRow("task-list", "Water the basil");
            seat.awaitRow("delivery-list", "Water the basil", "Queued");
            seat.workOnline();
            seat.awaitRow("delivery-list", "Water the basil", "Confirmed");
        }
    }

    @Test
    void closingWithUnsentChangesSaysThatTheyAreSafe() {
        try (var seat = place.sit("laptop")) {
            seat.workOffline();
            seat.type("quick-add", "Water the basil");
            seat.enter("quick-add");
            seat.awaitText("delivery-count-QUEUED", "1");

            Pulses.run(() -> seat.stage().fireEvent(new WindowEvent(seat.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));

            seat.awaitText("farewell-text", "1 change has not been sent yet. It is kept on this device");
            assertThat(seat.stage().isShowing()).isTrue();
            seat.press("farewell-close");
            seat.await("the window to close", () -> !seat.stage().isShowing());
        }
    }

    @Test
    void aBusyServerIsNamedAndTheChangeGoesOutWhenItRecovers() {
        try (var seat = place.sit("laptop")) {
            seat.awaitText("link", "Online");
            place.server().faults().answer503For(Duration.ofSeconds(1));
            seat.type("quick-add", "Call the dentist");
            seat.enter("quick-add");
            seat.await("a reason that names the server", () -> seat.models().shell().linkProperty().get() != Link.ONLINE
                    || seat.models().delivery().isWaitingFor(Reason.SERVER_BUSY));
            seat.awaitRow("delivery-list", "Call the dentist", "erver");

            place.server().faults().heal();
            seat.press("sync-now");

            seat.awaitRow("delivery-list", "Call the dentist", "Confirmed");
        }
    }

    @Test
    void anEditOnTwoDevicesIsKeptByTimeAndTheOtherValueCanBeTaken() {
        try (var laptop = place.sit("laptop"); var desktop = place.sit("desktop")) {
            laptop.type("quick-add", "Rehearse");
            laptop.enter("quick-add");
            desktop.awaitRow("task-list", "Rehearse");
            laptop.workOffline();
            desktop.workOffline();
            rename(laptop, " twice");
            rename(desktop, " with Marta");

            laptop.workOnline();
            laptop.awaitRow("delivery-list", "Rename task to “Rehearse twice”", "Confirmed");
            desktop.workOnline();
            laptop.awaitRow("task-list", "Rehearse with Marta");
            Pulses.run(() -> laptop.models().shell().pageProperty().set(Page.CONFLICTS));
            laptop.awaitRow("conflict-list", "Rehearse with Marta", "“Title” was changed on desktop and on this device");

            laptop.press("conflict-use-other");

            laptop.awaitNoRow("conflict-list", "Rehearse");
            desktop.awaitRow("task-list", "Rehearse twice");
        }
    }

    private static void rename(Seat seat, String addition) {
        seat.doubleClick("task-list", 0);
        seat.type("task-field", addition);
        seat.enter("task-field");
        seat.awaitRow("task-list", "Rehearse" + addition);
    }

    @Test
    void aDraftSurvivesARestartAndTheSentMessageCanBeTakenBack() {
        try (var seat = place.sit("laptop")) {
            Pulses.run(() -> {
                seat.models().shell().pageProperty().set(Page.MESSAGES);
                seat.models().messages().addConversation("Team");
            });
            seat.await("the conversation", () -> seat.models().messages().chosenProperty().get() != null);
            seat.type("composer", "Half a thought");
            seat.awaitRow("delivery-list", "Message to Team: “Half a thought”", "Draft");
        }

        try (var seat = place.sit("laptop")) {
            Pulses.run(() -> seat.models().shell().pageProperty().set(Page.MESSAGES));
            seat.awaitText("composer", "Half a thought");
            seat.key("composer", KeyCode.CONTROL, KeyCode.ENTER);
            seat.awaitRow("message-list", "Half a thought");
            seat.press("message-undo");
            seat.awaitText("composer", "Half a thought");
            seat.awaitNoRow("message-list", "Half a thought");
        }
    }

    @Test
    void deletingATaskOffersToUndoIt() {
        try (var seat = place.sit("laptop")) {
            seat.type("quick-add", "Oil the hinge");
            seat.enter("quick-add");
            seat.awaitRow("task-list", "Oil the hinge");
            seat.select("task-list", 0);
            seat.key("task-list", KeyCode.DELETE);
            seat.awaitNoRow("task-list", "Oil the hinge");
            seat.awaitText("toast-text", "Deleted “Oil the hinge”");

            seat.press("toast-action");

            seat.awaitRow("task-list", "Oil the hinge");
        }
    }

    @Test
    void anImportReportsMalformedLinesAndASecondOneAddsNothing() throws IOException {
        Path file = folder.resolve("todo.txt");
        Files.writeString(file, "(A) Renew passport +Lisbon due:2026-12-04\n2026-02-30 Water the plants\nBuy milk @shop\n");
        try (var seat = place.sit("laptop")) {
            seat.models().imports().importFile(file).join();

            seat.awaitText("import-added", "2 tasks added, with 1 new list.");
            seat.awaitRow("import-faults", "Line 2", "2026-02-30");
            seat.awaitRow("task-list", "Buy milk");

            seat.models().imports().importFile(file).join();

            seat.awaitText("import-added", "No new tasks.");
            seat.awaitText("import-known", "2 tasks were already here");
        }
    }

    @Test
    void aFileFromAnotherProgramIsLookedAtBroughtInAndWrittenAgain() throws IOException {
        Path file = folder.resolve("tasks.ics");
        Files.writeString(file, "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Field work\nBEGIN:VTODO\nSUMMARY:Call the roofer\n"
                + "DUE;VALUE=DATE:20261130\nEND:VTODO\nEND:VCALENDAR\n");
        try (var seat = place.sit("laptop")) {
            seat.willChoose(file);
            seat.menu("menu-file", "menu-import");
            seat.awaitText("import-added", "1 task will be added, with 1 new list.");

            seat.press("import-confirm");

            seat.awaitText("import-added", "1 task added, with 1 new list.");
            seat.press("import-close");
            seat.press("nav-ALL");
            seat.awaitRow("task-list", "Call the roofer");
            Path written = folder.resolve("tasks.csv");
            seat.willChoose(written);
            seat.menu("menu-file", "menu-export");
            seat.awaitText("toast-text", "1 task is in tasks.csv.");
            assertThat(Files.readString(written)).contains("Call the roofer,,no,2026-11-30,,Field work,");
        }
    }
}

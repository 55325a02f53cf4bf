package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.shell.Page;
import org.outboxfx.app.subject.DeedWords;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Stage;

/** Writing to someone: who is in it, what is unread, sending later, and taking back what has not gone out. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MessagesJourneyTest {

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
    void whatOthersWroteIsCountedUntilItIsSeenAlsoAfterARestart() {
        try (var ann = place.sit("ann"); var jonas = place.sit("jonas")) {
            start(ann, "Field team: jonas");
            write(ann, "The gauge is back.");
            ann.awaitRow("message-list", "The gauge is back.", "Delivered and confirmed");
            jonas.await("one unread", () -> unread(jonas) == 1);
            assertThat(Pulses.call(() -> item(jonas).getAccessibleText())).isEqualTo("Field team, 1");
            assertThat(Pulses.call(() -> unread(ann))).isZero();

            jonas.press(Pulses.call(() -> item(jonas).getId()));

            jonas.awaitRow("message-list", "ann: The gauge is back.");
            jonas.await("none unread", () -> unread(jonas) == 0);
        }
        try (var jonas = place.sit("jonas")) {
            jonas.await("the conversation", () -> !jonas.models().messages().conversations().isEmpty());
            assertThat(Pulses.call(() -> unread(jonas))).isZero();
        }
    }

    @Test
    void whoReadsFurtherUpStaysThereAndWhoIsAtTheEndStaysThere() {
        try (var seat = place.sit("ann")) {
            start(seat, "Log");
            IntStream.range(0, 30).forEach(number -> post(seat, "Reading " + number));
            seat.await("the last", () -> seen(seat, "Reading 29"));

            seat.scroll("message-list", 20, VerticalDirection.UP);
            seat.await("an older one", () -> !seen(seat, "Reading 29"));
            post(seat, "Reading 30");
            seat.await("the new one to be there",
                    () -> ((ListView<?>) seat.stage().getScene().lookup("#message-list")).getItems().size() == 31);
            seat.awaitFrames();
            assertThat(Pulses.<Boolean>call(() -> seen(seat, "Reading 30"))).isFalse();

            seat.scroll("message-list", 100, VerticalDirection.DOWN);
            seat.await("the last again", () -> seen(seat, "Reading 30"));
            post(seat, "Reading 31");
            seat.await("the newest", () -> seen(seat, "Reading 31"));
            Pulses.run(() -> seat.stage().setHeight(650));
            seat.awaitFrames();
            seat.await("still the newest", () -> seen(seat, "Reading 31"));
        }
    }

    private static void post(Seat seat, String text) {
        Pulses.run(() -> {
            seat.models().messages().composerProperty().set(text);
            var _ = seat.models().messages().send();
        });
        seat.await("it to be taken", () -> seat.models().messages().composerProperty().get().isEmpty());
    }

    /** True if a message is within what is shown of the list. JavaFX thread only. */
    private static boolean seen(Seat seat, String text) {
        Node list = seat.stage().getScene().lookup("#message-list");
        return list.lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty() && cell.isVisible()
                        && cell.getAccessibleText().contains(text))
                .anyMatch(cell -> list.localToScene(list.getLayoutBounds()).contains(cell.localToScene(
                        cell.getLayoutBounds().getCenterX(), cell.getLayoutBounds().getCenterY())));
    }

    @Test
    void aDraftIsSavedThoughTypingNeverRests() {
        try (var seat = place.sit("ann")) {
            start(seat, "Team");
            seat.type("composer", "");
            var composer = (TextInputControl) seat.stage().getScene().lookup("#composer");

            seat.await("the draft, with a key in every frame", () -> {
                composer.appendText("n");
                return seat.models().delivery().countProperty(Stage.DRAFTED).get() > 0;
            });

            var saved = seat.client().entries(Stage.DRAFTED, 10, 0).join();
            assertThat(saved).singleElement().satisfies(
                    entry -> assertThat(DeedWords.text(entry, "body")).startsWith("n"));
        }
    }

    @Test
    void membersAreNamedWhenOneStartsAndChangedInTheHeading() {
        try (var seat = place.sit("ann")) {
            start(seat, "Field team: Jonas, Marta");
            seat.awaitText("messages-title", "Field team");
            seat.awaitText("messages-members", "With ann, Jonas, Marta");

            seat.press("members-edit");
            seat.type("members-field", ", Ole");
            seat.enter("members-field");

            seat.awaitText("messages-members", "With ann, Jonas, Marta, Ole");
        }
    }

    @Test
    void aMessageIsSentLaterAndThenAtOnceAfterAll() {
        try (var seat = place.sit("ann")) {
            start(seat, "Team");
            seat.type("composer", "Good morning");
            seat.press("send-later");
            seat.type("later-field", "tomorrow 9:00");
            seat.awaitText("later-understood", "Tomorrow 9:00");
            seat.enter("later-field");
            seat.awaitRow("message-list", "Good morning", "Waits on this device");

            seat.press("message-now");

            seat.awaitRow("message-list", "Good morning", "Delivered and confirmed");
        }
    }

    @Test
    void whatWaitsForTheNetworkIsTakenBackAndEdited() {
        try (var seat = place.sit("ann")) {
            start(seat, "Team");
            seat.workOffline();
            write(seat, "With a tpyo");
            seat.awaitRow("message-list", "With a tpyo");
            seat.press("message-undo");
            seat.awaitText("composer", "With a tpyo");
            seat.awaitNoRow("message-list", "With a tpyo");

            seat.key("composer", KeyCode.CONTROL, KeyCode.ENTER);
            seat.awaitRow("message-list", "With a tpyo");
            seat.key("message-list", KeyCode.CONTROL, KeyCode.Z);

            seat.awaitNoRow("message-list", "With a tpyo");
            seat.awaitText("composer", "With a tpyo");
        }
    }

    @Test
    void whatWaitsForTheNetworkIsGivenUpAndComesBack() {
        try (var seat = place.sit("ann")) {
            start(seat, "Team");
            seat.workOffline();
            write(seat, "Never mind");
            seat.awaitRow("message-list", "Never mind");

            seat.press("message-cancel");

            seat.awaitNoRow("message-list", "Never mind");
            seat.awaitText("toast-text", "Given up: Message “Never mind”");
            seat.key("message-list", KeyCode.CONTROL, KeyCode.Z);
            seat.awaitRow("message-list", "Never mind", "Waits on this device");
            seat.workOnline();
            seat.awaitRow("message-list", "Never mind", "Delivered and confirmed");
        }
    }

    @Test
    void aMessageIsTakenBackInThePanelIntoTheComposerAndThatIsUndone() {
        try (var seat = place.sit("ann")) {
            start(seat, "Team");
            seat.workOffline();
            seat.type("composer", "Wait");
            Pulses.call(() -> seat.models().messages().send()).join();
            seat.awaitRow("delivery-list", "Wait", "Can be undone");

            seat.fire("entry-take-back");

            seat.awaitText("composer", "Wait");
            seat.awaitRow("delivery-list", "Wait", "Draft");
            seat.key("message-list", KeyCode.CONTROL, KeyCode.Z);
            seat.awaitRow("message-list", "Wait");
            seat.await("an empty composer", () -> seat.said("composer").isEmpty());
        }
    }

    private static void start(Seat seat, String line) {
        Pulses.run(() -> {
            seat.models().shell().pageProperty().set(Page.MESSAGES);
            seat.models().messages().addConversation(line);
        });
        seat.await("the conversation", () -> seat.models().messages().chosenProperty().get() != null);
    }

    private static void write(Seat seat, String text) {
        seat.type("composer", text);
        Pulses.call(() -> seat.models().messages().send()).join();
        seat.client().entries(Stage.QUEUED, 10, 0).join().stream()
                .filter(entry -> entry.state() == EntryState.HELD)
                .forEach(entry -> seat.client().retry(entry.opId()).join());
    }

    private static int unread(Seat seat) {
        return seat.models().messages().conversations().stream().mapToInt(one -> one.unread()).sum();
    }

    private static Node item(Seat seat) {
        return seat.stage().getScene().lookup("#nav-conversation-" + seat.models().messages().conversations().getFirst().id());
    }
}

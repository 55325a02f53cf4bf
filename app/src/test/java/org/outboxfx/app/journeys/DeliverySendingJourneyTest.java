package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.ClientEvent;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.messages.MessageChanges;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** Delivery while it sends: how far it is, pausing, one group alone, and sending again what needs a person. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DeliverySendingJourneyTest {

    private static final Duration SLOW = Duration.ofSeconds(4);
    private static final RecordKey DIARY = new RecordKey("task", "diary");

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
        seat.awaitRow("delivery-list", "Call this device “laptop”", "Confirmed");
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void aLongDrainShowsHowFarItIsAndCanBePausedAndGoneOnWith() {
        seat.workOffline();
        seat.client().submitAll(IntStream.range(0, 400).mapToObj(number -> add("t" + number, "Reading " + number)).toList())
                .join();
        seat.awaitText("delivery-count-QUEUED", "400");
        assertThat(isSeen("delivery-progress")).isFalse();
        assertThat(isSeen("delivery-pause")).isFalse();
        var slow = slowFromTheFirstHundredOn();

        seat.workOnline();

        seat.await("the bar", () -> seat.stage().getScene().lookup("#delivery-progress") instanceof ProgressBar bar
                && bar.isVisible() && bar.getProgress() > 0);
        seat.awaitText("delivery-summary", "Sending 100 of 400");
        seat.press("delivery-pause");
        seat.awaitText("toast-text", "Sending is paused");
        seat.await("the bar to be gone", () -> !seat.stage().getScene().lookup("#delivery-progress").isVisible());
        assertThat(seat.client().counts().get(Stage.QUEUED)).isPositive();

        slow.set(false);
        place.server().faults().heal();
        seat.press("toast-action");

        seat.awaitText("delivery-summary", "Everything is delivered.");
        assertThat(seat.client().counts().get(Stage.SENT)).isEqualTo(401);
    }

    @Test
    void eachNumberShowsItsGroupAloneUntilItIsPressedAgain() {
        seat.client()
                .saveDraft(MessageChanges.message(new RecordKey("message", "m1"), "c1", "Half a thought", List.of(), "laptop",
                        Morning.TIME.instant()))
                .join();
        expired("old", "Prune the roses");
        seat.awaitRow("delivery-list", "Prune the roses", "Expired");
        seat.workOffline();
        seat.client().submit(add("new", "Buy milk")).join();
        var groups = new TreeMap<>(Map.of(Stage.DRAFTED, "Half a thought", Stage.NEEDS_YOU, "Prune the roses", Stage.QUEUED,
                "Buy milk", Stage.SENT, "Call this device")); // another is pressed before the sent are pressed again
        groups.forEach((stage, row) -> seat.awaitRow("delivery-list", row));

        groups.forEach((stage, row) -> {
            seat.press("delivery-only-" + stage);
            groups.values().stream().filter(other -> !other.equals(row))
                    .forEach(other -> seat.awaitNoRow("delivery-list", other));
            seat.awaitRow("delivery-list", row);
        });
        seat.press("delivery-only-SENT");
        seat.key("delivery-only-SENT", KeyCode.SPACE);

        groups.values().forEach(row -> seat.awaitRow("delivery-list", row));
    }

    @Test
    void whatIsMarkedIsSentAfterAllAndThenAllTheRest() {
        expired("a", "Prune the roses");
        expired("b", "Mow the lawn");
        expired("c", "Paint the fence");
        refused();
        seat.awaitText("delivery-count-NEEDS_YOU", "4");
        seat.press("nav-delivery");
        mark("Prune the roses");
        mark("Change task “Diary”");
        seat.awaitText("delivery-marked", "2 marked");
        makeRoomInTheDiary();

        seat.press("delivery-retry-marked");

        seat.awaitRow("delivery-list", "Add task “Prune the roses”", "Confirmed");
        seat.awaitRow("delivery-list", "Change task “Diary”", "Confirmed");
        seat.awaitText("delivery-count-NEEDS_YOU", "2");
        assertThat(states(DIARY)).isEmpty();

        seat.press("delivery-retry-all");

        seat.awaitText("toast-text", "2 changes are tried again.");
        seat.awaitText("delivery-count-NEEDS_YOU", "0");
        seat.awaitRow("delivery-list", "Add task “Mow the lawn”", "Confirmed");
        seat.awaitRow("delivery-list", "Add task “Paint the fence”", "Confirmed");
    }

    /** While this is true. */
    private AtomicBoolean slowFromTheFirstHundredOn() {
        var slow = new AtomicBoolean(true);
        seat.client().onEvent(event -> {
            if (slow.get() && event instanceof ClientEvent.DrainProgress(long sent, long _) && sent > 0) {
                place.server().faults().delay(SLOW);
            }
        });
        return slow;
    }

    private List<EntryState> states(RecordKey key) {
        return seat.client().open(key).join().stream().map(OutboxEntry::state).toList();
    }

    private void mark(String text) {
        seat.awaitRow("delivery-list", text);
        seat.clickOn(() -> seat.part("delivery-list", text, "#entry-mark"));
    }

    private void expired(String id, String title) {
        seat.client().submit(add(id, title).withExpiresAfter(Duration.ofNanos(1))).join();
    }

    /** One more word than the server takes in one record. */
    private void refused() {
        seat.client().submit(add("diary", "Diary")).join();
        seat.client().submit(Change.put(DIARY, Map.of("notes", large(), "more", large()))).join();
        seat.await("the long text", () -> states(DIARY).isEmpty());
        seat.client().submit(Change.put(DIARY, Map.of("last", FieldValue.of("ä".repeat(3_000))))).join();
        seat.awaitRow("delivery-list", "Change task “Diary”", "Refused", "Too large for the server");
    }

    private void makeRoomInTheDiary() {
        String token = place.server().issueToken("test", "phone");
        try (var phone = OutboxClient.builder(folder.resolve("phone")).timekeeper(Morning.TIME)
                .server(place.server().address(), () -> token).open()) {
            phone.start();
            phone.submit(Change.put(DIARY, Map.of("more", FieldValue.of("")))).join();
            phone.whenQuiescent().orTimeout(20, TimeUnit.SECONDS).join();
        }
    }

    private static FieldValue large() {
        return FieldValue.of("ä".repeat(65_000));
    }

    private static Change add(String id, String title) {
        return Change.put(new RecordKey("task", id), Map.of("title", FieldValue.of(title)));
    }

    private boolean isSeen(String id) {
        return Pulses.call(() -> {
            Node node = seat.stage().getScene().lookup("#" + id);
            return node.isVisible();
        });
    }
}

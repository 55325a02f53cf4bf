package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.messages.MessageChanges;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.RecordKey;

/** What is done about one message by keys alone, and what its ticks say. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MessageKeysJourneyTest {

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;
    private Keys keys;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("ann");
        keys = new Keys(seat);
        seat.client().submit(MessageChanges.conversation("c1", "Team", "", "ann")).join();
        seat.awaitRow("delivery-list", "Team", "Confirmed");
        seat.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        seat.awaitText("messages-title", "Team");
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void aMessageThatWaitsIsEditedGivenUpOrSentAtOnceByKeysAlone() {
        seat.client().workOffline(true);
        send("m1", "With a tpyo", Duration.ZERO);
        send("m2", "Never mind", Duration.ZERO);
        send("m3", "Good morning", Duration.ofHours(20));

        keys.chooseRow("message-list", "With a tpyo");
        seat.push(KeyCode.F2);
        seat.awaitText("composer", "With a tpyo");
        seat.awaitNoRow("message-list", "With a tpyo");

        keys.chooseRow("message-list", "Never mind");
        seat.push(KeyCode.F5); // nothing that is offered
        seat.push(KeyCode.DELETE);
        seat.awaitNoRow("message-list", "Never mind");
        assertThat(seat.client().open(new RecordKey("message", "m2")).join()).isEmpty();

        keys.chooseRow("message-list", "Good morning");
        seat.push(KeyCode.F5);
        seat.await("its turn", () -> seat.client().open(new RecordKey("message", "m3")).join().stream()
                .allMatch(entry -> entry.state() == EntryState.QUEUED));
        seat.client().workOffline(false);
        seat.awaitRow("message-list", "Good morning", "Delivered and confirmed");
    }

    @Test
    void theClockAndTheTwoTicksSayWhatTheyMean() {
        seat.client().workOffline(true);
        send("m1", "The gauge is back", Duration.ZERO);
        seat.awaitTip("message-list", "The gauge is back", ".tick", "Waits on this device");

        seat.client().workOffline(false);
        seat.awaitRow("message-list", "The gauge is back", "Delivered and confirmed"); // which is where its tick stays
        seat.awaitTip("message-list", "The gauge is back", ".tick", "Delivered and confirmed");
    }

    private void send(String id, String text, Duration hold) {
        var key = new RecordKey("message", id);
        seat.client().saveDraft(MessageChanges.message(key, "c1", text, List.of(), "ann", Morning.TIME.instant())).join();
        seat.client().sendDraft(key, hold).join();
        seat.awaitRow("message-list", text, "Waits on this device");
    }
}

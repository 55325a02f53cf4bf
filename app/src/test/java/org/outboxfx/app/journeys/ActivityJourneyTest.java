package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.shell.Page;
import org.outboxfx.record.Agent;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** The page of the evidence on a real window, with a real server. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ActivityJourneyTest {

    private static final RecordKey MILK = new RecordKey("task", "t1");

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
        seat.client().submit(Change.put(MILK, Map.of("title", FieldValue.of("Buy milk")))
                .withAgent(new Agent("plan the week", "Mara"))).join();
        seat.awaitRow("delivery-list", "Add task “Buy milk”", "Confirmed", "Queued by the agent task “plan the week”");
        seat.key("task-list", KeyCode.CONTROL, KeyCode.DIGIT5);
        seat.await("the page", () -> seat.models().shell().pageProperty().get() == Page.ACTIVITY);
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void aChangeIsFollowedFromTheHandToItsArrivalByKeysAlone() {
        seat.awaitRow("activity-list", "Add task “Buy milk”", "it has arrived", "authorised by Mara");

        new Keys(seat).chooseRow("activity-list", "Buy milk");
        seat.push(KeyCode.ENTER);

        seat.awaitText("timeline-what", "Add task “Buy milk”");
        seat.awaitOrder("timeline-steps", "Written, and safe on this device", "Handed to the network, attempt 1",
                "The server has applied it", "Seen in what every device reads: it has arrived");
        seat.push(KeyCode.ESCAPE);
        seat.awaitRow("activity-list", "Add task “Buy milk”");
    }

    @Test
    void withTheServerAllOfItIsVerifiedAndWithoutItAsFarAsThatGoes() {
        seat.press("activity-verify");
        seat.awaitText("activity-verdict-summary", "The server has seen no others.");

        place.server().close();
        seat.awaitText("link", "Server unavailable");
        seat.press("activity-verify");

        seat.awaitText("activity-verdict-summary", "The server could not be asked");
    }

    @Test
    void theVerdictIsSeenAlsoWhileTheLifeOfOneChangeIsOpen() {
        seat.awaitRow("activity-list", "Add task “Buy milk”", "it has arrived");
        seat.select("activity-list", row("Buy milk"));
        seat.awaitText("timeline-what", "Buy milk");

        seat.press("activity-verify");

        seat.awaitText("activity-verdict-summary", "The server has seen no others.");
        seat.press("activity-verdict-close");
    }

    @Test
    void contentIsErasedOnlyAfterAQuestion() {
        seat.awaitRow("activity-list", "Add task “Buy milk”", "it has arrived");
        seat.select("activity-list", row("Buy milk"));
        seat.awaitText("timeline-what", "Buy milk");

        seat.press("timeline-erase");
        seat.awaitText("timeline-question", "This cannot be undone");
        assertThat(Pulses.call(() -> seat.stage().getScene().getFocusOwner().getId())).isEqualTo("timeline-keep");
        seat.press("timeline-erase-yes");

        seat.awaitRow("timeline-steps", "Its content was erased; the evidence of it stays");
        assertThat(seat.client().record(MILK).join().orElseThrow().text("title")).isEqualTo("Buy milk");
    }

    @Test
    void theEvidenceIsWrittenToAFileOfOnesChoice() throws Exception {
        Path file = folder.resolve("activity.jsonl");
        seat.willChoose(file);

        seat.press("activity-export");

        seat.awaitText("activity-verdict-summary", "activity.jsonl");
        assertThat(Files.readString(file)).contains("\"event\":\"ADDED\"").doesNotContain("Buy milk");
    }

    @Test
    void whatFitsNothingSaysSoAndLeadsBack() {
        seat.awaitRow("activity-list", "Add task “Buy milk”");

        Pulses.run(() -> seat.box("activity-outcome").getSelectionModel().selectLast());
        seat.await("nothing", () -> seat.stage().getScene().lookup("#activity-empty").isVisible());
        seat.press("activity-show-all");

        seat.awaitRow("activity-list", "Add task “Buy milk”");
    }

    private int row(String text) {
        return seat.rowOf("activity-list", text);
    }
}

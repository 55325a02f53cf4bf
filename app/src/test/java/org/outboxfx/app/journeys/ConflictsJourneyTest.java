package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** Two values for each of two fields: choosing for each, and thinking better of it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ConflictsJourneyTest {

    private static final RecordKey TASK = new RecordKey("task", "t1");
    private static final String TITLE_STORY = "“Title” was changed on desktop and on this device before they heard of each other. The later change was kept.";
    private static final String NOTES_STORY = "“Notes” was changed on desktop and on this device before they heard of each other. The later change was kept.";

    @TempDir
    Path folder;
    private Place place;
    private Seat laptop;
    private Seat desktop;

    @BeforeEach
    void open() {
        place = new Place(folder);
        desktop = place.sit("desktop");
        laptop = place.sit("laptop"); // keys go to the window that was shown last
        write(laptop, "Rehearse", "In the hall");
        desktop.awaitRow("task-list", "Rehearse");
        laptop.workOffline();
        desktop.workOffline();
        write(laptop, "Rehearse twice", "Bring the score");
        write(desktop, "Rehearse with Marta", "Bring chairs");
        laptop.workOnline();
        laptop.awaitRow("delivery-list", "Rehearse twice", "Confirmed");
        desktop.workOnline();
        laptop.awaitRow("task-list", "Rehearse with Marta");
    }

    @AfterEach
    void close() {
        laptop.close();
        desktop.close();
        place.close();
    }

    @Test
    void eachFieldIsDecidedByItselfAndEachDecisionIsUndone() {
        laptop.press("nav-conflicts");
        laptop.awaitRow("conflict-list", "Rehearse with Marta. " + TITLE_STORY);
        laptop.awaitRow("conflict-list", "Rehearse with Marta. " + NOTES_STORY);
        assertThat(button("“Title”", "conflict-use-other").getText()).isEqualTo("Use mine");
        assertThat(button("“Title”", "conflict-keep").getText()).isEqualTo("Keep theirs");

        laptop.clickOn(() -> button("“Title”", "conflict-use-other"));
        laptop.awaitNoRow("conflict-list", "“Title”");
        laptop.clickOn(() -> button("“Notes”", "conflict-keep"));
        laptop.awaitNoRow("conflict-list", "“Notes”");

        laptop.await("nothing to decide", () -> laptop.stage().getScene().lookup("#conflicts-empty").isVisible());
        desktop.awaitRow("task-list", "Rehearse twice");
        assertThat(text(laptop, "notes")).isEqualTo("Bring chairs");
        laptop.await("both to be settled", () -> undecided(laptop) == 0);
        desktop.await("both to be settled there too", () -> undecided(desktop) == 0);

        laptop.push(KeyCode.CONTROL, KeyCode.Z);
        laptop.awaitText("toast-text", "Undone: decision about “Rehearse");
        laptop.awaitRow("conflict-list", NOTES_STORY);
        laptop.push(KeyCode.CONTROL, KeyCode.Z);
        laptop.awaitRow("conflict-list", TITLE_STORY);

        desktop.awaitRow("task-list", "Rehearse with Marta");
        assertThat(text(laptop, "title")).isEqualTo("Rehearse with Marta");
        desktop.await("both to wait again", () -> undecided(desktop) == 2);
        desktop.press("nav-conflicts");
        desktop.awaitRow("conflict-list", "“Title” was changed on this device and on laptop");
    }

    @Test
    void theWordsInWhichTheValuesDifferAreMarked() {
        laptop.press("nav-conflicts");
        laptop.awaitRow("conflict-list", "Rehearse with Marta. " + TITLE_STORY);

        assertThat(marked(".side-kept")).containsExactlyInAnyOrder("with Marta", "chairs");
        assertThat(marked(".side-lost")).containsExactlyInAnyOrder("twice", "the score");
    }

    private List<String> marked(String side) {
        return Pulses.call(() -> laptop.stage().getScene().getRoot().lookupAll(side + " .side-value:own").stream()
                .map(Text.class::cast).filter(Text::isUnderline).map(Text::getText).toList());
    }

    private Button button(String story, String id) {
        return Pulses.call(() -> laptop.stage().getScene().getRoot().lookupAll(".conflict-card").stream()
                .filter(card -> card.getAccessibleText().contains(story)).map(card -> card.lookup("#" + id))
                .map(Button.class::cast).findFirst().orElseThrow());
    }

    private static long undecided(Seat seat) {
        return seat.client().records(Conflict.TYPE).join().stream().filter(one -> !one.flag(Conflict.REVIEWED)).count();
    }

    private static String text(Seat seat, String field) {
        return seat.client().record(TASK).join().orElseThrow().text(field);
    }

    private static void write(Seat seat, String title, String notes) {
        seat.client().submit(Change.put(TASK, Map.of("title", FieldValue.of(title), "notes", FieldValue.of(notes)))).join();
    }
}

package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** All that is said of one task beside its title, and the places in the sidebar where it then is. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TaskDetailsJourneyTest {

    private static final RecordKey GARDEN = new RecordKey("list", "l1");
    private static final RecordKey MILK = new RecordKey("task", "t1");

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
        seat.client().submit(Change.put(GARDEN, Map.of("title", FieldValue.of("Garden")))).join();
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void theTickStaysUnderThePointerAndSaysWhatItMeans() {
        seat.workOffline();
        add(MILK, "Buy milk", Map.of());
        seat.awaitRow("task-list", "Buy milk", "Waits on this device");

        seat.awaitTip("task-list", "Buy milk", ".tick", "Waits on this device");
        seat.hover("task-list", "Buy milk", ".task-title");
        seat.press("task-details");
        seat.awaitText("details-field-title", "Buy milk");
        seat.press("details-close");
        seat.workOnline();
        seat.awaitRow("task-list", "Buy milk", "Delivered and confirmed");
        seat.awaitTip("task-list", "Buy milk", ".tick", "Delivered and confirmed");
    }

    @Test
    void notesPriorityListAndDueDateAreSetInTheDetails() {
        add(MILK, "Buy milk", Map.of());
        seat.awaitRow("task-list", "Buy milk", "Delivered and confirmed");
        seat.select("task-list", 0);
        seat.key("task-list", KeyCode.ENTER);

        var keys = new Keys(seat);
        keys.tabTo("details-priority");
        seat.push(KeyCode.DOWN);
        keys.tabTo("details-list");
        seat.push(KeyCode.DOWN);
        keys.tabTo("details-notes");
        seat.write("Two litres");
        seat.clickOn(() -> seat.stage().getScene().lookup("#details-due .text-field"));
        seat.write("Dec 24, 2099\n");
        seat.type("details-time", "14:30");
        seat.enter("details-time");

        seat.await("all of it to be saved", () -> fields(MILK).equals(Map.of("notes", "Two litres", "priority", "A", "list", "l1",
                "due", "2099-12-24T14:30")));
        assertThat(String.valueOf(seat.box("details-priority").getValue())).isEqualTo("A");
        seat.press("details-close");
        seat.press("nav-list-l1");
        seat.awaitRow("task-list", "Buy milk", "24 Dec 2099", "High", "Delivered and confirmed");
        seat.awaitRow("delivery-list", "Change task “Buy milk”", "Confirmed");
    }

    @Test
    void eachPlaceInTheSidebarShowsWhatBelongsThereAndNothingElse() {
        LocalDate today = LocalDate.ofInstant(Morning.TIME.instant(), ZoneOffset.UTC);
        add("late", "Late", today.minusDays(1));
        add("now", "Now", today);
        add("soon", "Soon", today.plusDays(1));
        add(new RecordKey("task", "filed"), "Filed", Map.of("list", FieldValue.of("l1")));
        seat.awaitText("delivery-summary", "Everything is delivered.");
        seat.workOffline();
        add(new RecordKey("task", "fresh"), "Fresh", Map.of());
        seat.awaitRow("task-list", "Fresh", "Waits on this device");

        look("nav-TODAY", List.of("Late", "Now"), List.of("Soon", "Filed", "Fresh"));
        look("nav-UPCOMING", List.of("Soon"), List.of("Late", "Now", "Filed", "Fresh"));
        look("nav-OVERDUE", List.of("Late"), List.of("Now", "Soon", "Filed", "Fresh"));
        look("nav-list-l1", List.of("Filed"), List.of("Late", "Now", "Soon", "Fresh"));
        look("nav-UNSENT", List.of("Fresh"), List.of("Late", "Now", "Soon", "Filed"));
        look("nav-INBOX", List.of("Late", "Now", "Soon", "Fresh"), List.of("Filed"));
        look("nav-ALL", List.of("Late", "Now", "Soon", "Filed", "Fresh"), List.of());

        seat.workOnline();
        seat.press("nav-UNSENT");
        seat.awaitNoRow("task-list", "Fresh");
    }

    private void look(String place, List<String> there, List<String> elsewhere) {
        seat.press(place);
        elsewhere.forEach(title -> seat.awaitNoRow("task-list", title));
        there.forEach(title -> seat.awaitRow("task-list", title));
    }

    private void add(String id, String title, LocalDate due) {
        add(new RecordKey("task", id), title, Map.of("due", FieldValue.of(due.toString())));
    }

    private void add(RecordKey key, String title, Map<String, FieldValue> more) {
        var fields = new TreeMap<>(more);
        fields.put("title", FieldValue.of(title));
        seat.client().submit(Change.put(key, fields)).join();
    }

    private Map<String, String> fields(RecordKey key) {
        Record record = seat.client().record(key).join().orElseThrow();
        var fields = new TreeMap<String, String>();
        List.of("notes", "priority", "list", "due").forEach(name -> fields.put(name, record.text(name)));
        return fields;
    }
}

package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.messages.MessageChanges;
import org.outboxfx.app.shell.Page;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** The list of keys on F1 and the keys that there are: neither has what the other lacks. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ShortcutsJourneyTest {

    private static final List<KeyCode> MENU = List.of(KeyCode.SHIFT, KeyCode.F10);

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;
    private KeyList told;
    /** What was pressed and nobody wanted. */
    private final List<KeyCode> unanswered = Collections.synchronizedList(new ArrayList<>());
    private int made;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
        seat.client().submit(MessageChanges.conversation("c1", "Team", "", "laptop")).join();
        seat.awaitRow("delivery-list", "Team", "Confirmed");
        seat.workOffline();
        List.of("One", "Two", "Three").forEach(this::addTask);
        seat.awaitRow("task-list", "Three");
        Pulses.run(() -> seat.stage().getScene().addEventHandler(KeyEvent.KEY_PRESSED, this::note));
        seat.push(KeyCode.F1);
        seat.await("the list of keys", () -> seat.stage().getScene().lookup("#shortcuts .shortcuts-grid") != null);
        told = Pulses.call(() -> KeyList.in(seat.stage().getScene()));
        seat.push(KeyCode.ESCAPE);
    }

    /** What the scene's own handler hears, nobody has consumed; the scene's accelerators come after it. */
    private void note(KeyEvent key) {
        boolean accelerator = ((Scene) key.getSource()).getAccelerators().keySet().stream().anyMatch(keys -> keys.match(key));
        if (!key.getCode().isModifierKey() && !accelerator) {
            unanswered.add(key.getCode());
        }
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void everyAcceleratorIsOnTheList() {
        var installed = Pulses.call(() -> seat.stage().getScene().getAccelerators().keySet().stream()
                .map(ShortcutsJourneyTest::codes).toList());

        assertThat(told.groups().values().stream().flatMap(List::stream).toList()).containsAll(installed);
    }

    @Test
    void everyKeyOnTheListDoesSomethingWhereItIsToldOf() {
        pressAll("Everywhere", this::chooseTask);
        pressAll("Tasks", this::chooseTask);
        told.below("Messages").forEach(keys -> {
            if (keys.contains(KeyCode.ENTER)) {
                press(keys, this::writeMessage);
            } else {
                press(keys, this::chooseMessage);
            }
        });
        pressAll("Delivery", this::chooseChange);
        pressAll("Activity", () -> focusList(Page.ACTIVITY, "activity-list"));
    }

    @Test
    void spaceMarksNothingWhereNoMarkIsSeen() {
        seat.select("delivery-list", seat.rowOf("delivery-list", "Two"));
        seat.key("delivery-list", KeyCode.SPACE);
        seat.press("nav-delivery");
        seat.awaitText("delivery-marked", "Mark changes");

        seat.select("delivery-list", seat.rowOf("delivery-list", "Two"));
        seat.key("delivery-list", KeyCode.SPACE);

        seat.awaitText("delivery-marked", "1 marked");
    }

    private void pressAll(String heading, Runnable before) {
        told.below(heading).forEach(keys -> press(keys, before));
    }

    private void press(List<KeyCode> keys, Runnable before) {
        if (!keys.equals(MENU)) { // the desktop makes a request for a menu of it, and there is no desktop here
            before.run();
            int unansweredBefore = unanswered.size();
            seat.push(keys.toArray(KeyCode[]::new));
            assertThat(unanswered).as("%s is answered", keys).hasSize(unansweredBefore);
        }
    }

    private void chooseTask() {
        seat.push(KeyCode.ESCAPE);
        seat.awaitFrames(); // what the key before has changed is in the list then
        if (Pulses.call(() -> seat.models().shell().pageProperty().get() == Page.TASKS
                && seat.stage().getScene().lookup("#task-details-pane").isVisible())) {
            seat.press("details-close");
        }
        focusList(Page.TASKS, "task-list");
    }

    private void chooseChange() {
        seat.client().submit(add("late" + made, "Late " + made).withExpiresAfter(Duration.ofNanos(1))).join();
        seat.awaitRow("delivery-list", "Late " + made++, "Expired");
        focusList(Page.DELIVERY, "delivery-list");
        seat.push(KeyCode.DOWN);
    }

    private void chooseMessage() {
        var key = new RecordKey("message", "m" + made);
        seat.client().saveDraft(MessageChanges.message(key, "c1", "Later " + made, List.of(), "laptop", Morning.TIME.instant()))
                .join();
        seat.client().sendDraft(key, Duration.ofHours(20)).join();
        focusList(Page.MESSAGES, "message-list");
        seat.awaitRow("message-list", "Later " + made++);
        seat.push(KeyCode.END);
    }

    private void writeMessage() {
        Pulses.run(() -> {
            seat.models().shell().pageProperty().set(Page.MESSAGES);
            seat.models().messages().chosenProperty().set("c1");
        });
        seat.type("composer", "Good morning");
    }

    /** Its first row is chosen. */
    private void focusList(Page page, String id) {
        Pulses.run(() -> seat.models().shell().pageProperty().set(page));
        seat.await(id, () -> seat.stage().getScene().lookup("#" + id) instanceof ListView<?> list && list.isVisible()
                && !list.getItems().isEmpty());
        Pulses.run(() -> {
            var list = (ListView<?>) seat.stage().getScene().lookup("#" + id);
            list.requestFocus();
            list.getSelectionModel().clearAndSelect(0);
        });
        assertThat(new Keys(seat).focused()).isEqualTo(id);
    }

    private void addTask(String title) {
        seat.client().submit(add("task" + title.replace(" ", ""), title)).join();
    }

    private static Change add(String id, String title) {
        return Change.put(new RecordKey("task", id), Map.of("title", FieldValue.of(title)));
    }

    /** A keyboard has plus on the key of the equals sign, or on its own. */
    private static List<KeyCode> codes(KeyCombination keys) {
        var combination = (KeyCodeCombination) keys;
        var codes = new ArrayList<KeyCode>();
        if (combination.getShortcut() == KeyCombination.ModifierValue.DOWN) {
            codes.add(KeyCode.CONTROL);
        }
        if (combination.getShift() == KeyCombination.ModifierValue.DOWN) {
            codes.add(KeyCode.SHIFT);
        }
        codes.add(combination.getCode() == KeyCode.EQUALS ? KeyCode.PLUS : combination.getCode());
        return codes;
    }
}

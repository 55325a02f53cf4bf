package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.shell.Page;
import org.outboxfx.app.unlock.Lock;
import org.outboxfx.app.unlock.UnlockView;
import org.outboxfx.app.unlock.UnlockViewModel;
import org.outboxfx.app.words.Marked;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;
import org.outboxfx.wire.ImpactPolicy;

/**
 * No text stands in the code: in a window whose words are marked, every letter stands between marks. What people write here has no
 * letters, so that whatever has some comes from the program.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class HardCodedTextTest {

    private static final RecordKey TASK = new RecordKey("task", "t1");
    private static final RecordKey LIST = new RecordKey("list", "l1");
    /** What may have letters and no marks. */
    private static final List<Pattern> EXCEPTIONS = List.of(
            // days and times, as Java writes them in the person's language
            Pattern.compile(
                    "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}*|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\p{L}*|AM|PM"),
            // the languages, each in its own
            Pattern.compile("English|Deutsch"),
            // the name that this computer has, and the one that the library has for sending
            Pattern.compile("lab-computer|outbox"));

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;
    private final TreeSet<String> unmarked = new TreeSet<>();

    @BeforeEach
    void open() {
        place = new Place(folder, HardCodedTextTest::asksWhoEmptiesAList);
        seat = place.sitBeforeMarks("07");
        seat.client().submit(put(TASK, Map.of("title", FieldValue.of("4711"), "notes", FieldValue.of("55"), "priority",
                FieldValue.of("A"), "due", FieldValue.of("2026-01-02T09:00"), "list", FieldValue.of("l1")))).join();
        seat.client().submit(put(LIST, Map.of("title", FieldValue.of("33")))).join();
        Pulses.run(() -> seat.models().messages().addConversation("22"));
        seat.awaitRow("delivery-list", "4711");
        seat.press("nav-ALL");
        seat.awaitRow("task-list", "4711");
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    private static SyncServer.Builder asksWhoEmptiesAList(SyncServer.Builder server) {
        return server.stepUp(List.of(new ImpactPolicy.Rule("list", "emptied", FieldValue.of(true))));
    }

    @Test
    void allPagesWithNothingToDoAboutAnything() {
        lookAtAllPages();

        assertThat(unmarked).isEmpty();
    }

    @Test
    void allPagesWithWorkThatWaitsAndAConflict() throws Exception {
        contradict();
        seat.workOffline();
        seat.client().submit(put(TASK, Map.of("done", FieldValue.of(true)))).join();
        seat.client().saveDraft(put(new RecordKey("message", "m1"), Map.of("body", FieldValue.of("12 34")))).join();
        seat.client().submit(put(new RecordKey("task", "t2"), Map.of("title", FieldValue.of("4712")))).join();
        Pulses.run(() -> seat.models().shell().pageProperty().set(Page.TASKS));
        seat.type("quick-add", "99 2030-01-01");
        lookAtAllPages();

        Pulses.run(() -> seat.models().shell().pageProperty().set(Page.TASKS));
        seat.press("entry-story");
        seat.select("task-list", 0);
        seat.key("task-list", KeyCode.DELETE);
        seat.await("the toast", () -> !seat.said("toast-text").isEmpty());
        look("told");

        assertThat(unmarked).isEmpty();
    }

    @Test
    void theDetailsOfATaskAndACardForEachQuestion() throws Exception {
        Pulses.run(() -> seat.models().shell().pageProperty().set(Page.TASKS));
        seat.hover("task-list", "4711", ".task-title");
        seat.fire("task-details");
        look("details");

        Pulses.run(() -> seat.stage().getScene().getAccelerators().get(new KeyCodeCombination(KeyCode.F1)).run());
        look("shortcuts");
        seat.models().imports().preview(Files.writeString(folder.resolve("1.txt"), "4713\n2026-02-30 14\n")).join();
        look("import");
        seat.models().imports().dismiss();

        seat.client().submit(put(LIST, Map.of("emptied", FieldValue.of(true)))).join();
        seat.fire("entry-identify");
        look("step-up");

        Pulses.run(() -> seat.stage().fireEvent(new WindowEvent(seat.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        look("farewell");

        assertThat(unmarked).isEmpty();
    }

    @Test
    void whatAilsADevice() {
        assertThat(seat.client().database().submit(tx -> tx.update("shutdown immediately"))).failsWithin(Duration.ofSeconds(20));
        seat.await("the banner", () -> !seat.said("banner-DISK").isEmpty());
        look("disk");

        assertThat(unmarked).isEmpty();
    }

    @Test
    void theWindowThatAsksForThePassphrase() {
        Pulses.run(() -> {
            for (Lock.Server server : Lock.Server.values()) {
                var model = new UnlockViewModel(new Locked(server), Marked.words(), Runnable::run);
                collect("unlock", new UnlockView(model, () -> {}));
            }
        });

        assertThat(unmarked).isEmpty();
    }

    private record Locked(Lock.Server server) implements Lock {

        @Override
        public boolean hasKeyring() {
            return true;
        }

        @Override
        public boolean open(String passphrase) {
            return false;
        }

        @Override
        public void keep() {}

        @Override
        public void setAside() {}
    }

    /** Someone else calls the task otherwise, before either has heard of the other. */
    private void contradict() throws Exception {
        String token = place.server().issueToken("test", "08");
        try (var other = OutboxClient.builder(folder.resolve("08")).timekeeper(Morning.TIME)
                .server(place.server().address(), () -> token).open()) {
            other.start();
            other.whenFetched().get(20, TimeUnit.SECONDS);
            other.workOffline(true);
            seat.client().submit(put(TASK, Map.of("title", FieldValue.of("4715")))).join();
            other.submit(put(TASK, Map.of("title", FieldValue.of("4714")))).join();
            seat.awaitRow("delivery-list", "4715", "Confirmed");
            other.workOffline(false);
            Pulses.run(() -> seat.models().shell().pageProperty().set(Page.CONFLICTS));
            seat.awaitRow("conflict-list", "4714");
        }
    }

    private static Change put(RecordKey key, Map<String, FieldValue> fields) {
        return Change.put(key, fields);
    }

    private void lookAtAllPages() {
        for (Page page : Page.values()) {
            Pulses.run(() -> seat.models().shell().pageProperty().set(page));
            seat.awaitFrames();
            look(page.toString());
        }
    }

    private void look(String where) {
        Pulses.run(() -> {
            var root = seat.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            check(where, seat.stage().getTitle());
            collect(where, root);
        });
    }

    private void collect(String where, Node node) {
        Spoken.by(node).forEach(text -> check(where, text));
    }

    private void check(String where, String text) {
        String left = Marked.outside(text.replace(folder.toString(), ""));
        boolean allowed = Stream.of(left.split("[^\\p{L}\\p{Nd}-]+")).filter(word -> word.chars().anyMatch(Character::isLetter))
                .allMatch(word -> EXCEPTIONS.stream().anyMatch(exception -> exception.matcher(word).matches()));
        if (!allowed) {
            unmarked.add(where + ": " + text);
        }
    }
}

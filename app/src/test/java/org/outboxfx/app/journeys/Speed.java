package org.outboxfx.app.journeys;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Position;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Settings;
import org.outboxfx.app.shell.DeviceWindow;
import org.outboxfx.app.shell.FileChoice;
import org.outboxfx.app.words.Words;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/**
 * Measures how a window with many tasks opens and answers, on a real device whose changes all wait: {@code Speed 10000}. A
 * main, not a test: its figures depend on the machine.
 */
public final class Speed {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int KEYPRESSES = 60;
    private static final int WARM_UP = 20;
    private static final int CHUNK = 1_000;

    private Speed() {}

    public static void main(String[] args) throws Exception {
        int tasks = Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("outboxfx-speed");
        try (var client = open(folder)) {
            fill(client, tasks);
        }
        Toolkit.start();
        long begin = System.nanoTime();
        var client = open(folder);
        long opened = System.nanoTime();
        var window = Pulses.call(() -> {
            var made = new DeviceWindow(new Stage(), client, setting(folder), 1280, 800);
            made.stage().show();
            return made;
        });
        Pulses.await("the first rows", PATIENCE, () -> isPainted(window, "Task "));
        System.out.printf(Locale.ROOT, "%d tasks: database open after %d ms, first rows painted after %d ms%n", tasks,
                millis(opened - begin), millis(System.nanoTime() - begin));
        tell("Enter in quick add, to its row painted", measure(number -> press(window, "quick-add", "Measured " + number)));
        tell("a letter in search, to the first row found painted", measure(number -> search(window, "task " + (number % 9 + 1))));
        System.out.printf(Locale.ROOT, "heap in use after a collection: %d MB%n", heap());
        Pulses.run(window.stage()::close);
        client.close();
        System.exit(0);
    }

    private static OutboxClient open(Path folder) {
        var client = OutboxClient.builder(folder).interfaces(Set::of).open();
        client.start();
        return client;
    }

    private static DeviceWindow.Setting setting(Path folder) {
        return new DeviceWindow.Setting(new Theme(Theme.Choice.LIGHT), Preferences.forgotten(Settings.DEFAULT),
                new Words(Locale.ENGLISH), InstantSource.system(), ZoneOffset.UTC, "Mara", FileChoice.NONE, folder,
                Optional.empty());
    }

    private static void fill(OutboxClient client, int tasks) {
        var now = InstantSource.system().instant();
        for (int from = 0; from < tasks; from += CHUNK) {
            var changes = new ArrayList<Change>();
            for (int number = from; number < Math.min(tasks, from + CHUNK); number++) {
                changes.add(Change.put(new RecordKey("task", OutboxClient.newId()),
                        Map.of("title", FieldValue.of("Task " + number), "created", FieldValue.of("2026-11-01"), "position",
                                FieldValue.of(Position.newest(now, number)), "notes", FieldValue.of("A note of usual length."))));
            }
            client.submitAll(changes).join();
        }
    }

    private interface Keypress {
        void take(int number);
    }

    /** What one key costs: until it is painted, and of that the work of the JavaFX thread, which others on the machine cannot slow. */
    private record Cost(long[] wall, long[] work) {}

    private static Cost measure(Keypress keypress) {
        var nanos = new long[KEYPRESSES];
        var work = new long[KEYPRESSES];
        var threads = ManagementFactory.getThreadMXBean();
        long javaFx = Pulses.call(() -> Thread.currentThread().threadId());
        for (int number = -WARM_UP; number < KEYPRESSES; number++) {
            long worked = threads.getThreadCpuTime(javaFx);
            long begin = System.nanoTime();
            keypress.take(number + WARM_UP);
            if (number >= 0) {
                nanos[number] = System.nanoTime() - begin;
                work[number] = threads.getThreadCpuTime(javaFx) - worked;
            }
        }
        Arrays.sort(nanos);
        Arrays.sort(work);
        return new Cost(nanos, work);
    }

    /** Types whole and presses Enter at once, and looks at each pulse whether the row is there. */
    private static void press(DeviceWindow window, String id, String text) {
        Pulses.run(() -> {
            var field = (TextField) window.stage().getScene().lookup("#" + id);
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
        Pulses.await(text, PATIENCE, () -> isPainted(window, text + "."));
    }

    private static void search(DeviceWindow window, String text) {
        Pulses.run(() -> ((TextField) window.stage().getScene().lookup("#search")).setText(text));
        Pulses.await(text, PATIENCE, () -> isPainted(window, "T" + text.substring(1)));
    }

    private static boolean isPainted(DeviceWindow window, String beginning) {
        return window.stage().getScene().lookup("#task-list").lookupAll(".list-cell").stream()
                .anyMatch(node -> node instanceof ListCell<?> cell && !cell.isEmpty() && cell.getAccessibleText() != null
                        && cell.getAccessibleText().startsWith(beginning));
    }

    private static void tell(String what, Cost cost) {
        tell(what, cost.wall());
        tell("  of that, work of the JavaFX thread", cost.work());
    }

    private static void tell(String what, long[] sorted) {
        System.out.printf(Locale.ROOT, "%s: median %.1f ms, p95 %.1f ms, max %.1f ms (%d times)%n", what,
                sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 95 / 100] / 1e6, sorted[sorted.length - 1] / 1e6,
                sorted.length);
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }

    private static long heap() {
        for (int round : List.of(1, 2, 3)) {
            Runtime.getRuntime().gc();
        }
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
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
    private static final double GOLDEN_RATIO = 0.618_033_988_75;
    private static final long FRAME_NANOS = 16_666_667;
    private static final long KEY_NANOS = 100_000_000;

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
        Pulses.await("the first rows", PATIENCE, () -> isShown(window, "Task ", ""));
        System.out.printf(Locale.ROOT, "%d tasks: database open after %d ms, first rows painted after %d ms%n", tasks,
                millis(opened - begin), millis(System.nanoTime() - begin));
        measure(window, number -> add("Measured " + number)).tell("Enter in quick add, to its row");
        measure(window, number -> search("task " + (number % 9 + 1))).tell("a letter in search, to the first row found");
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

    /**
     * What one key costs, from the moment at which the JavaFX thread takes it.
     *
     * @param wall until the frame with its row is laid out and handed to the thread that paints
     * @param work what the JavaFX thread did until then, which others on the machine cannot slow
     * @param frames how many frames began until then
     */
    private record Cost(long[] wall, long[] work, long[] frames) {

        Cost() {
            this(new long[KEYPRESSES], new long[KEYPRESSES], new long[KEYPRESSES]);
        }

        void tell(String what) {
            List.of(wall, work, frames).forEach(Arrays::sort);
            System.out.printf(Locale.ROOT,
                    "%s: median %.1f ms, p95 %.1f ms, max %.1f ms; work of the JavaFX thread until then: median"
                            + " %.1f ms, p95 %.1f ms; frames: median %d, p95 %d (%d times)%n",
                    what, middle(wall) / 1e6, late(wall) / 1e6,
                    wall[wall.length - 1] / 1e6, middle(work) / 1e6, late(work) / 1e6, middle(frames), late(frames), wall.length);
        }

        private static long middle(long[] sorted) {
            return sorted[sorted.length / 2];
        }

        private static long late(long[] sorted) {
            return sorted[sorted.length * 95 / 100];
        }
    }

    /** What is there before, in a frame of its own, what is pressed, and the row that shows it. */
    private record Keypress(Consumer<DeviceWindow> before, Consumer<DeviceWindow> press, String row) {}

    private static Cost measure(DeviceWindow window, IntFunction<Keypress> keypresses) {
        var cost = new Cost();
        for (int number = -WARM_UP; number < KEYPRESSES; number++) {
            Keypress key = keypresses.apply(number + WARM_UP);
            Pulses.run(() -> key.before().accept(window));
            waitAsATypist(number + WARM_UP);
            long[] taken = Pulses.call(() -> take(window, key)).join();
            if (number >= 0) {
                cost.wall()[number] = taken[0];
                cost.work()[number] = taken[1];
                cost.frames()[number] = taken[2];
            }
            Pulses.await("the mark of " + key.row(), PATIENCE, () -> isShown(window, key.row(), "Waits on this device"));
        }
        return cost;
    }

    /** Ten keys a second are many, and come at any moment between two frames; the moments are spread evenly. */
    private static void waitAsATypist(int number) {
        LockSupport.parkNanos(KEY_NANOS);
        long until = System.nanoTime() + (long) (number * GOLDEN_RATIO % 1 * FRAME_NANOS);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    /** Looks at the end of each layout whether the row is there. JavaFX thread only. */
    private static CompletableFuture<long[]> take(DeviceWindow window, Keypress key) {
        var shown = new CompletableFuture<long[]>();
        var threads = ManagementFactory.getThreadMXBean();
        var scene = window.stage().getScene();
        long worked = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        scene.addPostLayoutPulseListener(new Runnable() {
            private long frames;

            @Override
            public void run() {
                frames++;
                if (isShown(window, key.row(), "")) {
                    shown.complete(new long[]{System.nanoTime() - begin, threads.getCurrentThreadCpuTime() - worked, frames});
                    scene.removePostLayoutPulseListener(this);
                }
            }
        });
        key.press().accept(window);
        return shown;
    }

    /** Enter in quick add, in which a line stands. */
    private static Keypress add(String text) {
        return new Keypress(window -> field(window, "#quick-add").setText(text),
                window -> field(window, "#quick-add").fireEvent(new ActionEvent()), text + ".");
    }

    private static Keypress search(String text) {
        return new Keypress(_ -> {}, window -> field(window, "#search").setText(text), "T" + text.substring(1));
    }

    private static TextField field(DeviceWindow window, String id) {
        return (TextField) window.stage().getScene().lookup(id);
    }

    /** Asked in each frame that is measured, so it looks at no more than the rows in sight. */
    private static boolean isShown(DeviceWindow window, String beginning, String end) {
        var flow = (VirtualFlow<?>) window.stage().getScene().lookup("#task-list").lookup(".virtual-flow");
        var first = flow == null ? null : flow.getFirstVisibleCell();
        var last = flow == null ? null : flow.getLastVisibleCell();
        if (first == null || last == null) {
            return false;
        }
        return IntStream.rangeClosed(first.getIndex(), last.getIndex()).mapToObj(flow::getVisibleCell)
                .anyMatch(cell -> cell != null && !cell.isEmpty() && cell.getAccessibleText() != null
                        && cell.getAccessibleText().startsWith(beginning) && cell.getAccessibleText().endsWith(end));
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

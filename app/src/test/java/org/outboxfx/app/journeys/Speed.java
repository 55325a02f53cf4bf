package org.outboxfx.app.journeys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
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
    private static final String ENTER = "Enter in quick add, to its row";
    private static final String LETTER = "a letter in search, to what is found";
    private static final int KEYPRESSES = Integer.getInteger("keys", 120);
    private static final int WARM_UP = 20;
    private static final int DIGITS = 3;
    private static final int FAR_APART = 619;
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
        var recorder = PaintedFrames.begin();
        Toolkit.start();
        long begin = System.nanoTime();
        var client = open(folder);
        long opened = System.nanoTime();
        var window = Pulses.call(() -> {
            var made = new DeviceWindow(new Stage(), client, setting(folder), 1280, 800);
            made.stage().show();
            return made;
        });
        Pulses.await("the first rows", PATIENCE, () -> rows(window).anyMatch(row -> row.startsWith("Task ")));
        System.out.printf(Locale.ROOT, "%d tasks: database open after %d ms, first rows painted after %d ms%n", tasks,
                millis(opened - begin), millis(System.nanoTime() - begin));
        measure(window, Speed::add);
        measure(window, Speed::letter);
        var frames = recorder.end();
        for (String what : List.of(ENTER, LETTER)) {
            var keys = frames.stream().filter(frame -> frame.what().equals(what)).toList();
            System.out.printf(Locale.ROOT,
                    "%s, %d times: painted after %s; handed to the painter after %s; work of the JavaFX thread until then %s;"
                            + " in the first frame %d times%n",
                    what, keys.size(), told(keys.stream().mapToLong(key -> key.painted().toNanos())),
                    told(keys.stream().mapToLong(key -> key.handed().toNanos())),
                    told(keys.stream().mapToLong(PaintedFrames.Frame::work)),
                    keys.stream().filter(key -> key.frames() == 1).count());
        }
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
     * A key.
     *
     * @param before what is done in a frame of its own
     * @param isAnswered whether what is in sight shows that it was pressed; a key that changes nothing in sight is not counted
     * @param isOver whether all that follows is in sight too
     */
    private record Keypress(String what, Consumer<DeviceWindow> before, Consumer<DeviceWindow> press,
            Predicate<DeviceWindow> isAnswered, Predicate<DeviceWindow> isOver) {}

    private static void measure(DeviceWindow window, IntFunction<Keypress> keypresses) {
        for (int number = 0; number < WARM_UP + KEYPRESSES; number++) {
            boolean counted = number >= WARM_UP;
            Keypress key = keypresses.apply(number);
            Pulses.run(() -> key.before().accept(window));
            waitAsATypist(number);
            Pulses.call(() -> press(window, key, counted)).join();
            Pulses.await(key.what(), PATIENCE, () -> key.isOver().test(window));
        }
    }

    /** Ten keys a second are many, and come at any moment between two frames; the moments are spread evenly. */
    private static void waitAsATypist(int number) {
        LockSupport.parkNanos(KEY_NANOS);
        long until = System.nanoTime() + (long) (number * GOLDEN_RATIO % 1 * FRAME_NANOS);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    /** Looks at the end of each layout whether the key was answered. JavaFX thread only. */
    private static CompletableFuture<Void> press(DeviceWindow window, Keypress key, boolean counted) {
        var answered = new CompletableFuture<Void>();
        var scene = window.stage().getScene();
        if (key.isAnswered().test(window)) {
            key.press().accept(window);
            return CompletableFuture.completedFuture(null);
        }
        var taken = PaintedFrames.Key.taken(key.what());
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                taken.frames++;
                if (key.isAnswered().test(window)) {
                    if (counted) {
                        taken.handedOver();
                    }
                    answered.complete(null);
                    scene.removePostLayoutPulseListener(this);
                }
            }
        });
        key.press().accept(window);
        return answered;
    }

    /** Enter in quick add, in which a line stands. */
    private static Keypress add(int number) {
        String text = "Measured " + number;
        return new Keypress(ENTER, window -> field(window, "#quick-add").setText(text),
                window -> field(window, "#quick-add").fireEvent(new ActionEvent()),
                window -> rows(window).anyMatch(row -> row.startsWith(text + ".")),
                window -> rows(window).anyMatch(row -> row.startsWith(text + ".") && row.endsWith("Waits on this device")));
    }

    /** One of the digits of a number that is looked for, one after the other. */
    private static Keypress letter(int number) {
        String digits = String.format(Locale.ROOT, "%03d", number / DIGITS * FAR_APART % 1000).substring(0, number % DIGITS + 1);
        Predicate<DeviceWindow> found = window -> rows(window).allMatch(row -> row.contains(digits));
        return new Keypress(LETTER, window -> {
            if (digits.length() == 1) {
                field(window, "#search").setText("task ");
            }
        }, window -> field(window, "#search").appendText(digits.substring(digits.length() - 1)), found, found);
    }

    private static TextField field(DeviceWindow window, String id) {
        return (TextField) window.stage().getScene().lookup(id);
    }

    /** What a screen reader is told of the rows in sight, and no others: it is asked in each frame that is measured. */
    private static Stream<String> rows(DeviceWindow window) {
        var flow = (VirtualFlow<?>) window.stage().getScene().lookup("#task-list").lookup(".virtual-flow");
        var first = flow == null ? null : flow.getFirstVisibleCell();
        var last = flow == null ? null : flow.getLastVisibleCell();
        if (first == null || last == null) {
            return Stream.of();
        }
        return IntStream.rangeClosed(first.getIndex(), last.getIndex()).mapToObj(flow::getVisibleCell)
                .filter(cell -> cell != null && !cell.isEmpty() && cell.getAccessibleText() != null)
                .map(Node::getAccessibleText);
    }

    /** @param figures in nanoseconds */
    private static String told(LongStream figures) {
        long[] sorted = figures.sorted().toArray();
        return String.format(Locale.ROOT, "%.1f ms median, %.1f p95, %.1f max", sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 95 / 100] / 1e6, sorted[sorted.length - 1] / 1e6);
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

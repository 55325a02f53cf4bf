package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Position;
import org.outboxfx.app.fx.FxThread;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Settings;
import org.outboxfx.app.shell.DeviceWindow;
import org.outboxfx.app.shell.FileChoice;
import org.outboxfx.app.tasks.Task;
import org.outboxfx.app.tasks.TaskFilter;
import org.outboxfx.app.words.Words;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/**
 * How long what the program does keeps the JavaFX thread from painting, in that thread's processor time, which others on the
 * machine cannot lengthen. Painting itself is the toolkit's.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FxTimeTest {

    private static final Duration LONGEST = Duration.ofMillis(8);
    private static final int TASKS = 100_000;
    private static final int TOGETHER = 1_000;
    private static final List<Integer> AT_ONCE = List.of(1, 15, 90, 400, 1_000);
    private static final int WARM_UP = 10;
    private static final int MEASURED = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() {
        Toolkit.start();
    }

    @Test
    void nothingKeepsTheJavaFxThreadFromPaintingForLong() {
        var meter = new Meter();
        try (var client = OutboxClient.builder(folder).interfaces(Set::of).open()) {
            fill(client);
            client.start();
            var window = Pulses.call(() -> {
                var made = new DeviceWindow(new Stage(), client, setting(meter), 1000, 800);
                made.stage().show();
                return made;
            });
            Pulses.await("all tasks", PATIENCE, () -> list(window).getItems().size() == TASKS);

            for (int number = 0; number < WARM_UP + MEASURED; number++) {
                if (number == WARM_UP) {
                    meter.forget();
                }
                add(window, meter, number);
                search(window, meter, number);
                choose(window, meter, number);
                change(client, window, number);
            }

            List<Long> worst = meter.longestFirst();
            System.out.printf(Locale.ROOT, "%d tasks on the JavaFX thread: longest %.1f, %.1f, %.1f ms%n", worst.size(),
                    worst.get(0) / 1e6, worst.get(1) / 1e6, worst.get(2) / 1e6);
            // Of some hundred, the two longest are allowed to the Java machine, which still translates while it runs.
            assertThat(Duration.ofNanos(worst.get(2))).isLessThan(LONGEST);
            Pulses.run(window.stage()::close);
        }
    }

    private void add(DeviceWindow window, Meter meter, int number) {
        int before = Pulses.call(() -> list(window).getItems().size());
        Pulses.run(() -> meter.measure(() -> {
            var field = (TextField) window.stage().getScene().lookup("#quick-add");
            field.setText("Measured " + number);
            field.fireEvent(new ActionEvent());
        }));
        Pulses.await("the task", PATIENCE, () -> list(window).getItems().size() == before + 1);
    }

    /** Very many are looked through on another thread, and shown when that has ended. */
    private void search(DeviceWindow window, Meter meter, int number) {
        var field = (TextField) Pulses.call(() -> window.stage().getScene().lookup("#search"));
        String digit = String.valueOf(number % 9 + 1);
        Pulses.run(() -> meter.measure(() -> field.setText("task " + digit)));
        Pulses.await("what is found", PATIENCE,
                () -> list(window).getItems().stream()
                        .allMatch(row -> row instanceof Task task && task.title().contains(digit)));
        Pulses.run(() -> meter.measure(() -> field.setText("")));
    }

    /** Goes to a list in which nothing is, and back to all. */
    private void choose(DeviceWindow window, Meter meter, int number) {
        Pulses.run(
                () -> meter.measure(() -> window.models().tasks().filterProperty().set(TaskFilter.of(TaskFilter.Kind.OVERDUE))));
        assertThat(Pulses.call(() -> list(window).getItems())).as("after %s deeds", number).isEmpty();
        Pulses.run(() -> meter.measure(() -> window.models().tasks().filterProperty().set(TaskFilter.of(TaskFilter.Kind.ALL))));
    }

    /** Others change some tasks, few or many, in one go. */
    private void change(OutboxClient client, DeviceWindow window, int number) {
        int many = AT_ONCE.get(number % AT_ONCE.size());
        String title = "Task changed " + number;
        client.submitAll(IntStream.range(0, many)
                .mapToObj(each -> Change.put(key(each * (TASKS / many)), Map.of("title", FieldValue.of(title)))).toList()).join();
        Pulses.await("the changed tasks", PATIENCE,
                () -> list(window).getItems().stream().filter(row -> row instanceof Task task && task.title().equals(title))
                        .count() == many);
    }

    private static ListView<?> list(DeviceWindow window) {
        return (ListView<?>) window.stage().getScene().lookup("#task-list");
    }

    private DeviceWindow.Setting setting(Executor ui) {
        return new DeviceWindow.Setting(new Theme(Theme.Choice.LIGHT), Preferences.forgotten(Settings.DEFAULT),
                new Words(Locale.ENGLISH), InstantSource.system(), ZoneOffset.UTC, "Mara", FileChoice.NONE, folder,
                Optional.empty(), ui);
    }

    private static void fill(OutboxClient client) {
        var now = InstantSource.system().instant();
        for (int from = 0; from < TASKS; from += TOGETHER) {
            client.submitAll(IntStream.range(from, from + TOGETHER).mapToObj(number -> Change.put(key(number),
                    Map.of("title", FieldValue.of("Task " + number), "position", FieldValue.of(Position.newest(now, number)))))
                    .toList()).join();
        }
    }

    private static RecordKey key(int number) {
        return new RecordKey(Task.TYPE, "t" + number);
    }

    /** Notes what each task costs. */
    private static final class Meter implements Executor {

        private final Executor fx = new FxThread();
        private final List<Long> nanos = new CopyOnWriteArrayList<>();

        @Override
        public void execute(Runnable task) {
            fx.execute(() -> measure(task));
        }

        void measure(Runnable task) {
            var threads = ManagementFactory.getThreadMXBean();
            long begin = threads.getCurrentThreadCpuTime();
            task.run();
            nanos.add(threads.getCurrentThreadCpuTime() - begin);
        }

        void forget() {
            nanos.clear();
        }

        List<Long> longestFirst() {
            return nanos.stream().sorted(Collections.reverseOrder()).toList();
        }
    }
}

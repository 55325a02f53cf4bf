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
    private static final int TASKS = 10_000;
    private static final int WARM_UP = 40;
    private static final int MEASURED = 40;
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

    private void search(DeviceWindow window, Meter meter, int number) {
        var field = (TextField) Pulses.call(() -> window.stage().getScene().lookup("#search"));
        Pulses.run(() -> meter.measure(() -> field.setText("task " + (number % 9 + 1))));
        Pulses.run(() -> meter.measure(() -> field.setText("")));
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
        client.submitAll(IntStream.range(0, TASKS).mapToObj(number -> Change.put(new RecordKey("task", "t" + number),
                Map.of("title", FieldValue.of("Task " + number), "position", FieldValue.of(Position.newest(now, number)))))
                .toList()).join();
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

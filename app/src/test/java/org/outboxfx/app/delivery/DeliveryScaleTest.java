package org.outboxfx.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.app.fx.PagedRows;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/**
 * The panel over many changes: what is seen does not wait for what is not. With {@code -Doutboxfx.entries=100000} it prints
 * the figures of docs/performance.md.
 */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class DeliveryScaleTest {

    private static final int ENTRIES = Integer.getInteger("outboxfx.entries", 2_000);
    private static final int JUMPS = 40;

    @TempDir
    Path folder;

    @Test
    void anyPlaceInALongListIsLoadedAtOnceAndLittleIsKept() {
        try (var desk = new OfflineDesk(folder)) {
            for (int from = 0; from < ENTRIES; from += 1_000) {
                desk.client.submitAll(IntStream.range(from, Math.min(ENTRIES, from + 1_000))
                        .mapToObj(number -> Change.put(new RecordKey("task", "t" + number),
                                Map.of("title", FieldValue.of("Task " + number))))
                        .toList()).join();
            }
            long begin = System.nanoTime();
            var model = desk.call(() -> new DeliveryViewModel(desk.desk()));
            desk.await("the rows", () -> model.rows().size() == ENTRIES + 1);
            Duration opened = Duration.ofNanos(System.nanoTime() - begin);

            var random = new Random(1);
            var waits = new long[JUMPS];
            for (int jump = 0; jump < JUMPS; jump++) {
                int row = 1 + random.nextInt(ENTRIES);
                long asked = System.nanoTime();
                while (!desk.call(() -> model.rows().get(row) instanceof DeliveryRow.Item)) {
                    Thread.onSpinWait();
                }
                waits[jump] = System.nanoTime() - asked;
                assertThat(desk.call(() -> ((DeliveryRow.Item) model.rows().get(row)).what()))
                        .isEqualTo("Add task “Task " + (ENTRIES - row) + "”");
            }
            Arrays.sort(waits);
            System.out.printf("%d changes: shown after %d ms; a jump to any row median %.1f ms, worst of %d %.1f ms%n", ENTRIES,
                    opened.toMillis(), waits[JUMPS / 2] / 1e6, JUMPS, waits[JUMPS - 1] / 1e6);

            assertThat(desk.call(() -> ((PagedRows<?, ?>) model.rows()).loaded().size())).isLessThanOrEqualTo(10 * PageKey.ROWS);
        }
    }
}

package org.outboxfx.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outboxfx.app.journeys.Toolkit;

class EachSecondTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Queue<Runnable> seconds = new ArrayDeque<>();
    private final AtomicInteger told = new AtomicInteger();
    private final Label label = new Label();

    @BeforeAll
    static void startToolkit() {
        Toolkit.start();
    }

    @Test
    void isDoneOnceASecondAndOnlyWhileTheWindowIsShown() {
        Pulses.run(() -> {
            EachSecond.whileShown(label, told::incrementAndGet, seconds::add);
            assertThat(seconds).isEmpty();

            var stage = new Stage();
            stage.setScene(new Scene(label));
            stage.show();
            assertThat(seconds).hasSize(1);
            assertThat(told).hasValue(0);
            aSecondPasses();
            aSecondPasses();
            assertThat(told).hasValue(2);

            stage.hide();
            aSecondPasses();
            assertThat(told).hasValue(2);
            assertThat(seconds).isEmpty();

            stage.show();
            stage.hide();
            stage.show();
            assertThat(seconds).hasSize(1);
            aSecondPasses();
            assertThat(told).hasValue(3);
            stage.close();
        });
    }

    @Test
    void ofItselfItFollowsTheRealTime() {
        var stage = Pulses.call(() -> {
            EachSecond.whileShown(label, told::incrementAndGet);
            var shown = new Stage();
            shown.setScene(new Scene(label));
            shown.show();
            return shown;
        });

        Pulses.await("two seconds", PATIENCE, () -> told.get() == 2);

        Pulses.run(stage::close);
    }

    private void aSecondPasses() {
        seconds.remove().run();
    }
}

package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.Pictures;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.journeys.Toolkit;
import org.outboxfx.app.words.Words;

/** What is seen while the device takes long to open. */
class CheckingTest {

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Checking checking = new Checking(new Words(Locale.GERMAN), Theme.Choice.LIGHT,
            CompletableFuture.completedFuture(null)).begin(later::add);

    @BeforeEach
    void startToolkit() {
        Toolkit.start();
    }

    @AfterEach
    void close() {
        checking.close();
    }

    @Test
    void whereOpeningTakesLongAWindowSaysWhatGoesOnUntilItHasEnded() throws Exception {
        Pulses.run(later.remove()::run);
        var stage = Pulses.call(() -> shown().getFirst());

        assertThat(Pulses.call(() -> ((Label) stage.getScene().lookup("#checking-why")).getText()))
                .contains("geprüft", "bis zu einer Minute");
        if (Boolean.getBoolean("outboxfx.pictures")) {
            Pictures.write(Pulses.call(() -> Pictures.of(stage)), Path.of("target", "pictures", "checking.png"));
        }
        checking.close();

        Pulses.await("its end", Duration.ofSeconds(20), () -> !stage.isShowing());
    }

    @Test
    void whereOpeningTakesAMomentNothingIsSeenOfIt() {
        checking.close();
        Pulses.run(() -> {});
        Pulses.run(later.remove()::run);

        assertThat(Pulses.call(CheckingTest::shown)).isEmpty();
    }

    @Test
    void withoutJavaFxItDoesNotStandInTheWayOfSayingWhy() {
        var failed = CompletableFuture.<Void>failedFuture(new IllegalStateException("Cannot open a window here."));
        try (var none = new Checking(new Words(Locale.ENGLISH), Theme.Choice.LIGHT, failed).begin(FxStart.thread())) {
            assertThat(none).isNotNull();
        }
        Pulses.run(() -> {});

        assertThat(Pulses.call(CheckingTest::shown)).isEmpty();
    }

    private static List<Stage> shown() {
        return Window.getWindows().stream().filter(window -> window.getScene().lookup("#checking") != null)
                .map(Stage.class::cast).toList();
    }
}

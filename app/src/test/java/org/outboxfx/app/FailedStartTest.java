package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.OutboxApp.Outcome;
import org.outboxfx.app.fx.Pictures;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.journeys.Toolkit;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;

/** What a person sees who starts the program by its icon, and something is in the way. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class FailedStartTest {

    private static final RecordKey TASK = new RecordKey("task", "t1");

    @TempDir
    Path folder;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Profile profile;
    private OutboxApp.Start start;
    private CompletableFuture<Outcome> started;

    @BeforeEach
    void begin() {
        Toolkit.start();
        profile = new Profile(folder.resolve("profile"));
        start = new OutboxApp.Start(profile, null, null, null, Theme.Choice.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        Pulses.run(() -> Stream.of("failed", "quick-add").flatMap(id -> showing(id).stream()).forEach(Stage::close));
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsInTheWayIsToldInTheLanguageOfTheSettingsUntilItIsGone() throws Exception {
        Preferences.in(profile.settings()).change(all -> all.withLanguage(Locale.GERMAN)).join();
        Path inTheWay = Files.writeString(profile.device(), "a file, where a folder should be");
        run();

        assertThat(why()).contains(inTheWay.toString(), "ist im Weg");
        picture("in-the-way");
        fire("failed-again");
        assertThat(why()).as("told again").contains("ist im Weg");
        Files.delete(inTheWay);
        fire("failed-again");

        assertThat(started.get(60, TimeUnit.SECONDS)).isEqualTo(Outcome.WINDOW_IS_OPEN);
        assertThat(Pulses.call(() -> showing("failed"))).isEmpty();
    }

    @Test
    void whoLeavesItAtThatEndsTheProgramAndTheTerminalIsToldWhy() throws Exception {
        Files.createDirectories(profile.folder());
        Files.writeString(profile.settings(), "theme=\\u00");
        run();
        assertThat(why()).contains(profile.settings().toString(), "Move that file away")
                .doesNotContain("has no words for");
        picture("settings");

        fire("failed-quit");

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(started::isDone);
        assertThat(started).failsWithin(Duration.ofSeconds(30)).withThrowableOfType(ExecutionException.class)
                .withMessageContaining(profile.settings().toString());
    }

    @Test
    void aDamagedKeyCostsTheServerInsideTooAndOneBeginsWithNothing() throws Exception {
        used();
        new Vault(profile, Optional.empty()).change("correct horse battery".toCharArray());
        var opener = new Opener(start, Optional.empty());
        assertThat(opener.vault().unlock("correct horse battery".toCharArray())).isTrue();
        opener.open(null).close();
        damage(profile.device());
        run();

        fire("failed-anew");
        fire("failed-anew-do");

        assertThat(started.get(60, TimeUnit.SECONDS)).isEqualTo(Outcome.WINDOW_IS_OPEN);
        assertThat(databases(profile.server())).as("nothing is deleted").anyMatch(file -> file.toString().contains("forgotten"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"device", "server"})
    void aDamagedDatabaseIsPutAwayIfThePersonWantsThatAndTheRestComesBackFromTheOtherOne(String part) throws Exception {
        used();
        byte[] damaged = damage(profile.folder().resolve(part));
        run();

        assertThat(why()).contains("The database is damaged");
        picture("damaged-" + part);
        fire("failed-anew");
        assertThat(focused()).as("what does no harm is at hand").isEqualTo("failed-back");
        picture("anew");
        Stage asking = small();
        Pulses.run(() -> asking.getScene().getRoot()
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        assertThat(focused()).isEqualTo("failed-again");
        fire("failed-anew");
        fire("failed-anew-do");

        assertThat(started.get(60, TimeUnit.SECONDS)).isEqualTo(Outcome.WINDOW_IS_OPEN);
        assertThat(databases(profile.folder().resolve(part))).as("nothing is deleted")
                .anySatisfy(file -> assertThat(file).hasBinaryContent(damaged));
        Pulses.run(() -> showing("quick-add").getFirst().close());
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        awaitTaskOnBoth();
    }

    /** Whoever comes anew has it from the server, and the device has it, whichever had lost it. */
    private void awaitTaskOnBoth() {
        try (var server = SyncServer.builder().data(profile.server()).start();
                var device = OutboxClient.builder(profile.device())
                        .server(server.address(), () -> Tokens.read(profile.token())).open();
                var other = OutboxClient.builder(folder.resolve("other"))
                        .server(server.address(), () -> server.issueToken("home", "jo")).open()) {
            device.start();
            other.start();
            for (OutboxClient looking : List.of(device, other)) {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> looking.record(TASK).join().isPresent());
            }
        }
    }

    /** A profile of which everything has been sent, and whose files have no backups. */
    private void used() throws Exception {
        var opener = new Opener(start, Optional.empty());
        try (Wiring wiring = opener.open(null)) {
            wiring.client().submit(Change.put(TASK, Map.of("title", FieldValue.of("Buy milk")))).join();
            wiring.client().whenQuiescent().get(30, TimeUnit.SECONDS);
        }
    }

    /** @return what is in the file now */
    private static byte[] damage(Path part) throws IOException {
        var garbage = new byte[50_000];
        for (Path file : databases(part)) {
            Files.write(file, garbage);
        }
        return garbage;
    }

    private static List<Path> databases(Path part) throws IOException {
        try (Stream<Path> files = Files.list(part)) {
            return files.filter(file -> file.toString().endsWith(".mv.db")).toList();
        }
    }

    private void run() {
        var app = new OutboxApp(start, CompletableFuture.completedFuture(null), ended::countDown);
        started = CompletableFuture.supplyAsync(app::run, task -> Thread.ofPlatform().start(task));
    }

    private static List<Stage> showing(String id) {
        return Window.getWindows().stream().filter(window -> window.getScene().lookup("#" + id) != null)
                .map(Stage.class::cast).toList();
    }

    /** Waits for the small window, and for nothing else. */
    private Stage small() {
        Pulses.await("the small window", Duration.ofSeconds(60), () -> showing("failed").size() == 1);
        return Pulses.call(() -> showing("failed").getFirst());
    }

    private String why() {
        Stage window = small();
        return Pulses.call(() -> {
            assertThat(window.getScene().getRoot().lookupAll(".text")).as("nothing is cut off")
                    .allSatisfy(text -> assertThat(((Text) text).getText()).doesNotEndWith("..."));
            return ((Labeled) window.getScene().lookup("#failed-why")).getText();
        });
    }

    private void fire(String id) {
        Stage window = small();
        Pulses.run(() -> ((ButtonBase) window.getScene().lookup("#" + id)).fire());
    }

    private String focused() {
        Stage window = small();
        return Pulses.call(() -> window.getScene().getFocusOwner().getId());
    }

    /** For whoever wants to see it: {@code -Doutboxfx.pictures=true}. */
    private void picture(String name) throws IOException {
        if (Boolean.getBoolean("outboxfx.pictures")) {
            Stage window = small();
            Pictures.write(Pulses.call(() -> Pictures.of(window)), Path.of("target", "pictures", "failed", name + ".png"));
        }
    }
}

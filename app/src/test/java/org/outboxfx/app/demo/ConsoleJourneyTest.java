package org.outboxfx.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.outboxfx.app.fx.Pictures;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.journeys.Toolkit;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.world.Crossing;

/** What somebody does at the console who shows the program to a room. */
@Timeout(120)
class ConsoleJourneyTest {

    private static final Rectangle2D PROJECTOR = new Rectangle2D(0, 0, 1920, 960);
    private static final Rectangle2D SMALL_PROJECTOR = new Rectangle2D(0, 0, 1280, 720);
    /** {@code -Doutboxfx.pictures} says where to keep what was seen. */
    private static final String PICTURES = System.getProperty("outboxfx.pictures");
    private static final Scenario STORY = Scenario.parse("milk.yaml", """
            title: Milk
            about: Ann buys milk.
            devices: {laptop: {person: Ann}, phone: {person: Ben}}
            steps:
              - caption: Ann writes it down.
                laptop: {add: milk, title: Buy milk}
              - caption: She is offline.
                laptop: {network: offline}
              - laptop: {add: tea, title: Buy tea}
              - caption: And online again.
                laptop: {network: online}
              - wait: 10s
              - expect:
                  phone: {milk: present, tea: present}
                  server: {effects: 2}
            """);

    private Demo demo;

    @BeforeAll
    static void startJavaFx() {
        Toolkit.start();
    }

    @BeforeEach
    void open() {
        demo = Demo.open(List.of(STORY, Stories.all().get(1)), Theme.Choice.LIGHT, Locale.ENGLISH, PROJECTOR);
        await("the story", () -> demo.model().storyProperty().get() != null);
    }

    @AfterEach
    void close() {
        demo.close();
    }

    @Test
    void aStoryIsPlayedToItsEndAndWhatCrossedTheWireIsDrawn() throws Exception {
        Pulses.run(() -> this.<ComboBox<Speed>>find("console-speed").setValue(Speed.FAST));

        click("console-play");
        await("the end", () -> demo.model().progressProperty().get().isOver() && !demo.model().playingProperty().get());

        assertThat(demo.model().progressProperty().get().failures()).isEmpty();
        assertThat(texts()).contains("New: “Buy milk”", "taken", "“Buy tea”", "The end. Everything went as told.");
        assertThat(Pulses.call(() -> this.<Button>find("console-play").isDisabled())).isTrue();
        keep("played");
    }

    @Test
    void aStoryGoesStepByStepAndFromTheBeginning() {
        click("console-step");
        await("the first step", () -> demo.model().progressProperty().get().done() == 1);
        assertThat(texts()).contains("Ann writes it down.", "Step 1 of 6");

        click("console-again");
        await("the beginning", () -> demo.model().progressProperty().get().done() == 0);

        assertThat(texts()).contains("Ann buys milk.");
    }

    @Test
    void aLostAnswerIsBrokenOffAndComesOnceAndADeadProgramIsBackWithItsWork() throws Exception {
        click("console-laptop-lose");
        click("console-step");
        await("the lost answer", () -> crossings().contains(Crossing.Outcome.ANSWER_LOST));
        assertThat(texts()).contains("the answer is lost");
        await("the repetition", () -> texts().contains("had it already, not done again"));

        click("console-laptop-kill");
        click("console-step");
        await("the next step", () -> demo.model().progressProperty().get().done() == 2);

        await("the network that the step chose",
                () -> Pulses.call(() -> this.<ToggleButton>find("console-laptop-OFFLINE").isSelected()));
        keep("lost");
    }

    @Test
    void aPersonAtTheConsoleChoosesNetworksAndSwitchesTheServerOff() {
        click("console-phone-CAPTIVE");
        await("the phone's network", () -> "CAPTIVE".equals(String.valueOf(demo.model().networksProperty().get().get("phone"))));

        click("console-server-stop");
        click("console-step");
        await("what could not go", () -> crossings().contains(Crossing.Outcome.UNREACHABLE)
                || demo.model().progressProperty().get().done() == 1 && crossings().isEmpty());
        click("console-server-well");

        await("what went then", () -> crossings().contains(Crossing.Outcome.ANSWERED));
    }

    @Test
    void theConsoleSpeaksGerman() throws Exception {
        demo.close();
        demo = Demo.open(List.of(STORY), Theme.Choice.DARK, Locale.GERMAN, PROJECTOR);
        await("the story", () -> demo.model().storyProperty().get() != null);
        click("console-step");
        await("the first step", () -> demo.model().progressProperty().get().done() == 1);

        assertThat(texts()).contains("Abspielen", "Schritt 1 von 6", "Nächste Antwort verlieren", "Neu: „Buy milk“");
        keep("german");
    }

    @Test
    void onASmallProjectorNothingOverlapsAndNothingIsCutOff() throws Exception {
        demo.close();
        demo = Demo.open(List.of(STORY), Theme.Choice.LIGHT, Locale.ENGLISH, SMALL_PROJECTOR);
        await("the story", () -> demo.model().storyProperty().get() != null);
        click("console-step");
        await("the first step", () -> demo.model().progressProperty().get().done() == 1);

        List<Window> devices = Pulses.call(() -> Window.getWindows().stream().filter(window -> window != demo.stage())
                .sorted(Comparator.comparingDouble(Window::getX)).toList());
        Node lowest = find("console-server-well");
        double bottom = Pulses.call(() -> lowest.localToScene(lowest.getBoundsInLocal()).getMaxY());

        assertThat(devices).hasSize(2);
        assertThat(devices.getFirst().getX() + devices.getFirst().getWidth()).isLessThanOrEqualTo(devices.getLast().getX());
        assertThat(devices.getLast().getX() + devices.getLast().getWidth()).isLessThanOrEqualTo(SMALL_PROJECTOR.getMaxX());
        assertThat(devices).allSatisfy(device -> assertThat(device.getY() + device.getHeight())
                .isLessThanOrEqualTo(demo.stage().getY()));
        assertThat(bottom).isLessThanOrEqualTo(demo.stage().getScene().getHeight());
        keep("small");
    }

    private List<Crossing.Outcome> crossings() {
        return demo.model().crossingsProperty().get().stream().map(Crossing::outcome).toList();
    }

    private void click(String id) {
        Pulses.run(() -> {
            Node node = find(id);
            if (node instanceof ToggleButton toggle) {
                toggle.fire();
            } else {
                ((Button) node).fire();
            }
        });
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T find(String id) {
        return (T) demo.stage().getScene().lookup("#" + id);
    }

    private List<String> texts() {
        return Pulses.call(() -> demo.stage().getScene().getRoot().lookupAll("*").stream().map(node -> switch (node) {
            case Labeled labeled -> labeled.getText();
            case Text text -> text.getText();
            default -> "";
        }).toList());
    }

    private static void await(String what, java.util.function.BooleanSupplier condition) {
        org.awaitility.Awaitility.await(what).atMost(Demo.PATIENCE).until(condition::getAsBoolean);
    }

    private void keep(String name) throws Exception {
        if (PICTURES != null) {
            Pulses.run(() -> {
                demo.stage().getScene().getRoot().applyCss();
                demo.stage().getScene().getRoot().layout();
            });
            Pictures.write(Pulses.call(() -> Pictures.of(demo.stage())), Path.of(PICTURES).resolve(name + ".png"));
        }
    }
}

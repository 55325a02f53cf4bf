package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.shell.Page;

/** From the smallest window to a large screen, and from the usual text to twice that, nothing the program says is cut off. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LayoutTest {

    /** What a person wrote may be longer than any window; the whole of it is in a tooltip. */
    private static final Set<String> MAY_BE_SHORTENED = Set.of("entry-what", "nav-name", "task-title", "task-fact");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"900,600,100,en", "900,600,100,de", "900,600,150,de", "900,600,200,en", "900,600,200,de", "1280,800,125,de",
            "3840,2160,200,en"})
    void nothingIsCutOff(int width, int height, int textSize, String language) throws Exception {
        try (var place = new Place(folder); var seat = place.sit("laptop")) {
            seat.workOffline();
            seat.type("quick-add", "Late 2020-01-01 @a !high");
            seat.enter("quick-add");
            seat.awaitRow("delivery-list", "Late", "Queued");
            OneOfEach.in(seat);
            var cut = new TreeSet<String>();
            Pulses.run(() -> {
                var _ = seat.preferences().change(all -> all.withTextSize(textSize).withLanguage(Locale.of(language)));
                // The smallest window grows with the text.
                seat.stage().setWidth(Math.max(width, seat.stage().getMinWidth()));
                seat.stage().setHeight(Math.max(height, seat.stage().getMinHeight()));
            });
            for (Page page : Page.values()) {
                Pulses.run(() -> seat.models().shell().pageProperty().set(page));
                for (int pulse = 0; pulse < 3; pulse++) {
                    Pulses.await("a pulse", java.time.Duration.ofSeconds(20), () -> true);
                }
                Pulses.run(() -> {
                    Parent root = seat.stage().getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    look(root, page, cut, true);
                });
                seat.paint("%d-%d-%s-%s".formatted(width, textSize, language, page));
            }

            assertThat(cut).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"900,600,100,en", "900,600,200,de"})
    void theLastFieldOfATasksDetailsIsReached(int width, int height, int textSize, String language) {
        try (var place = new Place(folder); var seat = place.sit("laptop")) {
            seat.type("quick-add", "Buy milk");
            seat.enter("quick-add");
            seat.awaitRow("task-list", "Buy milk");
            seat.hover("task-list", "Buy milk", ".task-title");
            seat.fire("task-details");
            Pulses.run(() -> {
                var _ = seat.preferences().change(all -> all.withTextSize(textSize).withLanguage(Locale.of(language)));
                seat.stage().setWidth(width);
                seat.stage().setHeight(height);
            });

            var cut = new TreeSet<String>();
            Pulses.run(() -> seat.stage().getScene().getRoot().applyCss());
            Pulses.run(() -> seat.stage().getScene().getRoot().layout());
            Pulses.run(() -> look(seat.stage().getScene().getRoot(), Page.TASKS, cut, true));

            assertThat(Pulses.call(() -> seat.stage().getScene().lookup("#details-delete").isVisible())).isTrue();
            assertThat(cut).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"900,600,100,en", "900,600,100,de", "900,600,200,de"})
    void theKeysAreToldInsideTheWindow(int width, int height, int textSize, String language) {
        try (var place = new Place(folder); var seat = place.sit("laptop")) {
            Pulses.run(() -> {
                var _ = seat.preferences().change(all -> all.withTextSize(textSize).withLanguage(Locale.of(language)));
                seat.stage().setWidth(width);
                seat.stage().setHeight(height);
            });

            Pulses.run(() -> seat.stage().getScene().getAccelerators().get(new KeyCodeCombination(KeyCode.F1)).run());

            Pulses.run(() -> seat.stage().getScene().getRoot().applyCss());
            Pulses.run(() -> seat.stage().getScene().getRoot().layout());
            Bounds card = Pulses.call(() -> inScene(seat.stage().getScene().lookup("#shortcuts .veil-card")));
            assertThat(card.getHeight()).isPositive();
            assertThat(Pulses.call(() -> inScene(seat.stage().getScene().getRoot())).contains(card)).as("%s is inside", card)
                    .isTrue();
            var cut = new TreeSet<String>();
            Pulses.run(() -> look((Parent) seat.stage().getScene().lookup("#shortcuts"), Page.TASKS, cut, true));
            assertThat(cut).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"860,560,100,en", "860,560,125,en", "860,560,125,de", "860,560,150,de", "860,560,200,en", "860,560,200,de"})
    void draftedQueuedSentAndNeedsYouAreToldApartInSightWhateverTheRoom(int width, int height, int textSize, String language)
            throws Exception {
        try (var place = new Place(folder); var seat = place.sit("laptop")) {
            seat.awaitRow("delivery-list", "Call this device “laptop”", "Confirmed");
            seat.workOffline();
            seat.type("quick-add", "Buy milk");
            seat.enter("quick-add");
            seat.awaitRow("delivery-list", "Buy milk", "Queued");
            Pulses.run(() -> {
                var _ = seat.preferences().change(all -> all.withTextSize(textSize).withLanguage(Locale.of(language)));
                seat.stage().setWidth(Math.max(width, seat.stage().getMinWidth()));
                seat.stage().setHeight(Math.max(height, seat.stage().getMinHeight()));
            });
            seat.awaitFrames();
            var cut = new TreeSet<String>();

            for (Page page : Page.values()) {
                Pulses.run(() -> seat.models().shell().pageProperty().set(page));
                seat.awaitFrames();
                boolean panel = Pulses.call(() -> seat.stage().getScene().lookup("#delivery") != null);
                boolean strip = Pulses.call(() -> seat.stage().getScene().lookup("#delivery-strip") != null);

                assertThat(strip).as("a strip on %s", page).isNotEqualTo(panel);
                Pulses.run(() -> look(seat.stage().getScene().getRoot(), page, cut, true));
                if (strip) {
                    assertThat(Pulses.<List<String>>call(
                            () -> ((Parent) seat.stage().getScene().lookup("#delivery-strip")).getChildrenUnmodifiable().stream()
                                    .map(Node::getAccessibleText).toList()))
                            .containsExactlyElementsOf(language.equals("de")
                                    ? List.of("Entwürfe, 0", "Wartend, 1", "Gesendet, 1", "Für Sie, 0")
                                    : List.of("Drafted, 0", "Queued, 1", "Sent, 1", "Needs you, 0"));
                }
                seat.paint("strip-%d-%s-%s".formatted(textSize, language, page));
            }

            assertThat(cut).isEmpty();
        }
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static void look(Node node, Page page, TreeSet<String> cut, boolean mustBeInside) {
        if (!node.isVisible() || node.getOpacity() < 0.1) {
            return;
        }
        if (node instanceof Labeled labeled && !(node instanceof FontIcon) && labeled.getText() != null
                && !labeled.getText().isBlank() && labeled.getStyleClass().stream().noneMatch(MAY_BE_SHORTENED::contains)) {
            labeled.getChildrenUnmodifiable().stream().filter(child -> child instanceof Text && !(child instanceof FontIcon))
                    .map(child -> ((Text) child).getText()).filter(seen -> !seen.replace("\n", "").equals(
                            labeled.getText().replace("\n", "")))
                    .forEach(seen -> cut.add(page + ": “" + labeled.getText() + "” is seen as “" + seen + "” "
                            + labeled.getStyleClass()));
        }
        boolean control = node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ComboBoxBase;
        if (control && mustBeInside && node.getId() != null) {
            Bounds bounds = node.localToScene(node.getBoundsInLocal());
            if (bounds.getMinX() < -1 || bounds.getMaxX() > node.getScene().getWidth() + 1 || bounds.getMinY() < -1
                    || bounds.getMaxY() > node.getScene().getHeight() + 1) {
                cut.add(page + ": " + node.getId() + " is outside the window: " + bounds);
            }
        }
        if (node instanceof Parent parent) {
            boolean inside = mustBeInside && !(node instanceof ScrollPane) && !(node instanceof ListView);
            parent.getChildrenUnmodifiable().forEach(child -> look(child, page, cut, inside));
        }
    }
}

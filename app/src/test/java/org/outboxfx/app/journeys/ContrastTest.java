package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.shell.Page;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** Every text and icon that a person sees stands out from what is behind it: WCAG 2.2, 1.4.3 and 1.4.11 (AA). */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ContrastTest {

    /** For text below 18 pt. */
    private static final double LEAST_OF_TEXT = 4.5;
    private static final double LEAST_OF_ICONS = 3;
    private static final Map<String, FieldValue> TITLE = Map.of("title", FieldValue.of("Buy milk"));
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void everyTextReachesTheLeastContrast(Theme.Choice choice) throws IOException {
        try (var place = new Place(folder); var seat = place.sit("laptop")) {
            Pulses.run(() -> place.theme().choiceProperty().set(choice));
            seat.workOffline();
            seat.type("quick-add", "Late 2020-01-01 @a !high");
            seat.enter("quick-add");
            seat.type("quick-add", "Now today !medium");
            seat.enter("quick-add");
            seat.awaitRow("delivery-list", "Now", "Queued");
            OneOfEach.in(seat);
            seat.select("task-list", 0);
            seat.press("entry-story");
            var faint = new TreeMap<String, String>();
            for (Page page : Page.values()) {
                Pulses.run(() -> {
                    seat.models().shell().pageProperty().set(page);
                    seat.stage().getScene().getRoot().applyCss();
                    seat.stage().getScene().getRoot().layout();
                    look(seat.stage().getScene().getRoot(), List.of(), faint);
                });
                seat.paint(choice + "-" + page);
            }
            Pulses.run(() -> place.theme().choiceProperty().set(Theme.Choice.LIGHT));

            assertThat(faint).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void theButtonThatHasTheFocusReachesTheLeastContrast(Theme.Choice choice) throws IOException {
        Path file = Files.writeString(folder.resolve("todo.txt"), "Buy milk\n");
        try (var place = new Place(folder); var seat = place.sit("laptop")) {
            Pulses.run(() -> place.theme().choiceProperty().set(choice));

            seat.models().imports().preview(file).join();

            seat.await("the focus on the button",
                    () -> seat.stage().getScene().getFocusOwner() instanceof Button button && button.isDefaultButton());
            var faint = new TreeMap<String, String>();
            Pulses.run(() -> {
                seat.stage().getScene().getRoot().applyCss();
                look(seat.stage().getScene().lookup("#import-report .veil-card"), List.of(), faint);
                place.theme().choiceProperty().set(Theme.Choice.LIGHT);
            });
            assertThat(faint).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void whatIsChosenFromCoversThePageBelowIt(Theme.Choice choice) {
        try (var place = new Place(folder); var seat = place.sit("laptop")) {
            Pulses.run(() -> {
                place.theme().choiceProperty().set(choice);
                seat.models().shell().pageProperty().set(Page.SETTINGS);
            });

            seat.await("the page", () -> seat.box("settings-text-size") != null);
            Pulses.run(() -> seat.box("settings-text-size").show());

            seat.await("the choices", () -> !choices().isEmpty());
            var fills = Pulses.call(() -> choices().getFirst().getBackground().getFills());
            Pulses.run(() -> {
                seat.box("settings-text-size").hide();
                place.theme().choiceProperty().set(Theme.Choice.LIGHT);
            });
            assertThat(fills).isNotEmpty().allMatch(fill -> ((Color) fill.getFill()).isOpaque());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void theStripOfNumbersReachesTheLeastContrast(Theme.Choice choice) throws IOException {
        try (var place = new Place(folder); var seat = place.sit("laptop")) {
            Pulses.run(() -> place.theme().choiceProperty().set(choice));
            seat.workOffline();
            seat.client().saveDraft(Change.put(new RecordKey("task", "t0"), TITLE)).join();
            var before = seat.client().submit(Change.put(new RecordKey("task", "t1"), TITLE)).join();
            seat.client().submit(Change.put(new RecordKey("task", "t2"), TITLE).withDependsOn(List.of(before.opId()))).join();
            seat.client().cancel(before.opId()).join();
            Pulses.run(() -> seat.preferences().change(all -> all.withTextSize(150)));
            seat.await("one that needs the person", () -> seat.stage().getScene().lookup("#strip-NEEDS_YOU") != null
                    && seat.stage().getScene().lookup("#strip-NEEDS_YOU").getAccessibleText().equals("Needs you, 1"));
            seat.awaitFrames();
            var faint = new TreeMap<String, String>();

            Pulses.run(() -> look(seat.stage().getScene().lookup("#delivery-strip"), List.of(), faint));

            seat.paint("strip-" + choice);
            Pulses.run(() -> place.theme().choiceProperty().set(Theme.Choice.LIGHT));
            assertThat(faint).isEmpty();
        }
    }

    private static List<Region> choices() {
        return Window.getWindows().stream().filter(window -> window instanceof PopupWindow && window.isShowing())
                .flatMap(window -> window.getScene().getRoot().lookupAll(".combo-box-popup > .list-view").stream())
                .map(Region.class::cast).filter(list -> list.getBackground() != null).toList();
    }

    private static void look(Node node, List<Color> behind, TreeMap<String, String> faint) {
        if (!node.isVisible() || node.getOpacity() < 0.1 || node.getPseudoClassStates().contains(DISABLED)) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color colour
                && colour.getOpacity() > 0.1) {
            Color background = flat(behind);
            double contrast = contrast(over(colour, background), background);
            if (contrast < (text instanceof FontIcon ? LEAST_OF_ICONS : LEAST_OF_TEXT)) {
                faint.put(text.getParent().getStyleClass() + " in " + text.getParent().getParent().getStyleClass(),
                        "“%s” %s on %s: %.2f".formatted(text.getText(), colour, background, contrast));
            }
        }
        if (node instanceof Parent parent) {
            var layers = new ArrayList<>(behind);
            if (node instanceof Region region && region.getBackground() != null) {
                region.getBackground().getFills().forEach(fill -> {
                    if (fill.getFill() instanceof Color colour) {
                        layers.add(colour);
                    }
                });
            }
            parent.getChildrenUnmodifiable().forEach(child -> look(child, layers, faint));
        }
    }

    private static Color flat(List<Color> layers) {
        Color result = Color.WHITE;
        for (Color layer : layers) {
            result = over(layer, result);
        }
        return result;
    }

    private static Color over(Color top, Color bottom) {
        double part = top.getOpacity();
        return Color.color(top.getRed() * part + bottom.getRed() * (1 - part),
                top.getGreen() * part + bottom.getGreen() * (1 - part), top.getBlue() * part + bottom.getBlue() * (1 - part));
    }

    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}

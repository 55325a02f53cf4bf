package org.outboxfx.app.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Light, dark or of high contrast, as the person chose or as the system is. JavaFX thread only. */
public final class Theme {

    /** What a person can choose. */
    public enum Choice {
        SYSTEM, LIGHT, DARK, HIGH_CONTRAST
    }

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> FEATURES = List.of("shell/shell.css", "tasks/tasks.css", "messages/messages.css",
            "delivery/delivery.css", "conflicts/conflicts.css", "confirmation/confirmation.css", "activity/activity.css",
            "settings/settings.css", "demo/demo.css");
    /** Its tokens take the place of those of the dark theme; popups inherit it with the other stylesheets. */
    private static final String HIGH_CONTRAST = "fx/high-contrast.css";

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private final ObjectProperty<ColorScheme> scheme = new SimpleObjectProperty<>(ColorScheme.LIGHT);

    public Theme(Choice first) {
        choice.set(first);
        choice.addListener(_ -> settle());
        Platform.getPreferences().colorSchemeProperty().addListener(_ -> settle());
        scheme.addListener(_ -> useStylesheet());
        settle();
        useStylesheet();
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /** Dresses a window's content and keeps it dressed when the theme changes. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(resource("fx/base.css"));
        FEATURES.forEach(css -> scene.getStylesheets().add(resource(css)));
        mark(scene);
        scene.rootProperty().addListener(_ -> mark(scene));
        scheme.addListener(_ -> mark(scene));
        choice.addListener(_ -> mark(scene));
    }

    private void settle() {
        scheme.set(switch (choice.get()) {
            case LIGHT -> ColorScheme.LIGHT;
            case DARK, HIGH_CONTRAST -> ColorScheme.DARK;
            case SYSTEM -> Platform.getPreferences().getColorScheme();
        });
    }

    private void useStylesheet() {
        var theme = scheme.get() == ColorScheme.DARK ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }

    private void mark(Scene scene) {
        scene.getRoot().pseudoClassStateChanged(DARK, scheme.get() == ColorScheme.DARK);
        scene.getStylesheets().remove(resource(HIGH_CONTRAST));
        if (choice.get() == Choice.HIGH_CONTRAST) {
            scene.getStylesheets().add(resource(HIGH_CONTRAST));
        }
    }

    private static String resource(String name) {
        var found = Theme.class.getResource("/org/outboxfx/app/" + name);
        return Objects.requireNonNull(found, () -> "The stylesheet " + name + " is missing from the program.").toExternalForm();
    }
}

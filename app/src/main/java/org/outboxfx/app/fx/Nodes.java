package org.outboxfx.app.fx;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The few shapes that all views are built from, each with its id and its name for screen readers. */
public final class Nodes {

    /** What JavaFX answers for each list. */
    private static final double LIST_HEIGHT = 400;
    private static final double LIST_WIDTH = LIST_HEIGHT * 0.618_033_987;

    private Nodes() {}

    public static FontIcon icon(Ikon ikon, String... styles) {
        var icon = new FontIcon(ikon);
        icon.getStyleClass().addAll(styles);
        icon.setAccessibleRole(AccessibleRole.NODE);
        return icon;
    }

    public static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    public static Label paragraph(String id, String text) {
        Label paragraph = wrap(label(text));
        paragraph.setId(id);
        return paragraph;
    }

    /** Lets a label have as many lines as it needs. */
    public static Label wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A button of an icon alone; its name appears as a tooltip and is read aloud. */
    public static Button iconButton(String id, Ikon ikon, String name, Runnable action) {
        var button = new Button(null, icon(ikon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "icon-only");
        return named(button, id, name, action);
    }

    public static Button button(String id, String text, Runnable action, String... styles) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        button.getStyleClass().addAll(styles);
        return button;
    }

    private static <B extends ButtonBase> B named(B button, String id, String name, Runnable action) {
        button.setId(id);
        button.setAccessibleText(name);
        Tip.on(button, name);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /**
     * Lets a list have what room there is. Asked what size it would like, JavaFX lays out all rows to no purpose, in each frame in
     * which one comes or goes.
     */
    public static void takeRoom(ListView<?> list) {
        list.setPrefSize(LIST_WIDTH, LIST_HEIGHT);
    }

    /** Takes all the room that is left in a box. */
    public static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    public static HBox row(String style, Node... children) {
        var row = new HBox(children);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(style);
        return row;
    }

    /** Shows the node, or takes it away together with its room. */
    public static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}

package org.outboxfx.app.journeys;

import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javafx.stage.WindowEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Everything that what is on a screen says, to eyes, to a mouse that rests, and to screen readers. JavaFX thread only. */
final class Spoken {

    private static final String TOOLTIP = "javafx.scene.control.Tooltip";

    private final TreeSet<String> texts = new TreeSet<>();

    /** What a part of a window says, menus and tooltips included, even while they are not shown. */
    static Collection<String> by(Node node) {
        var spoken = new Spoken();
        spoken.collect(node);
        return spoken.texts;
    }

    private void add(@Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.add(text);
        }
    }

    private void collect(Node node) {
        add(node.getAccessibleText());
        add(node.getAccessibleHelp());
        add(node.getAccessibleRoleDescription());
        tooltip(node);
        switch (node) {
            case FontIcon _ -> {
                // A picture, which a font has as a letter.
            }
            case Text text -> add(text.getText());
            case TextInputControl field -> {
                add(field.getText());
                add(field.getPromptText());
            }
            case MenuButton button -> menu(button);
            case ComboBox<?> box -> choices(box);
            case Labeled labeled -> add(labeled.getText());
            default -> {
                // Says nothing itself.
            }
        }
        if (node instanceof Control control && control.getContextMenu() != null) {
            menu(control.getContextMenu());
        }
        // Letters that a field is about to be typed into are its own business.
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(this::collect);
        }
    }

    /** Tooltips are made when the mouse comes. */
    private void tooltip(Node node) {
        Event.fireEvent(node,
                new MouseEvent(MouseEvent.MOUSE_ENTERED, 0, 0, 0, 0, MouseButton.NONE, 0, false, false, false, false,
                        false, false, false, false, false, false, null));
        if (node.getProperties().get(TOOLTIP) instanceof Tooltip tooltip) {
            add(tooltip.getText());
        }
    }

    private void menu(MenuButton button) {
        add(button.getText());
        Event.fireEvent(button, new Event(MenuButton.ON_SHOWING));
        button.getItems().forEach(this::item);
    }

    private void menu(ContextMenu menu) {
        Event.fireEvent(menu, new WindowEvent(menu, WindowEvent.WINDOW_SHOWING));
        menu.getItems().forEach(this::item);
    }

    private void item(MenuItem item) {
        add(item.getText());
        if (item instanceof Menu menu) {
            menu.getItems().forEach(this::item);
        }
    }

    private <T> void choices(ComboBox<T> box) {
        add(box.getPromptText());
        StringConverter<T> converter = box.getConverter();
        Consumer<T> say = choice -> add(converter == null ? String.valueOf(choice) : converter.toString(choice));
        box.getItems().forEach(say);
    }
}

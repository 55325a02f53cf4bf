package org.outboxfx.app.journeys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;

/**
 * The English list of keys as it is seen on F1.
 *
 * @param groups the combinations below each heading, each with its modifiers first
 */
record KeyList(Map<String, List<List<KeyCode>>> groups) {

    private static final Map<String, KeyCode> NAMES = Map.ofEntries(Map.entry("Ctrl", KeyCode.CONTROL),
            Map.entry("Shift", KeyCode.SHIFT), Map.entry("Space", KeyCode.SPACE), Map.entry("Enter", KeyCode.ENTER),
            Map.entry("Esc", KeyCode.ESCAPE), Map.entry("Delete", KeyCode.DELETE), Map.entry("↑", KeyCode.UP),
            Map.entry("↓", KeyCode.DOWN), Map.entry("+", KeyCode.PLUS), Map.entry("−", KeyCode.MINUS),
            Map.entry(",", KeyCode.COMMA));

    /** JavaFX thread only. */
    static KeyList in(Scene scene) {
        var groups = new LinkedHashMap<String, List<List<KeyCode>>>();
        for (Node grid : scene.getRoot().lookupAll(".shortcuts-grid")) {
            String heading = "";
            for (Node node : ((GridPane) grid).getChildren()) {
                String text = ((Label) node).getText();
                if (node.getStyleClass().contains("shortcuts-heading")) {
                    heading = text;
                } else if (node.getStyleClass().contains("key-cap")) {
                    groups.computeIfAbsent(heading, _ -> new ArrayList<>()).addAll(read(text));
                }
            }
        }
        return new KeyList(groups);
    }

    /** "Ctrl 1 2" is two combinations, and so is "Space, Enter". */
    private static List<List<KeyCode>> read(String line) {
        var all = new ArrayList<List<KeyCode>>();
        for (String part : line.split(", ")) {
            var modifiers = new ArrayList<KeyCode>();
            for (String name : part.split(" ")) {
                KeyCode code = NAMES.containsKey(name) ? NAMES.get(name) : KeyCode.getKeyCode(name);
                if (Objects.requireNonNull(code, name).isModifierKey()) {
                    modifiers.add(code);
                } else {
                    var combination = new ArrayList<>(modifiers);
                    combination.add(code);
                    all.add(List.copyOf(combination));
                }
            }
        }
        return all;
    }

    List<List<KeyCode>> below(String heading) {
        return Objects.requireNonNull(groups.get(heading), heading);
    }
}

package org.outboxfx.app.confirmation;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** When written beside now, line by line; what differs is marked by its colour, an icon and a word. */
final class Comparison extends GridPane {

    private static final PseudoClass MOVED = PseudoClass.getPseudoClass("moved");
    private static final double NAMES = 108;

    Comparison(Question question, Words words) {
        setId("confirm-table");
        getStyleClass().add("confirm-table");
        var names = new ColumnConstraints(NAMES);
        var half = new ColumnConstraints();
        half.setHgrow(Priority.ALWAYS);
        half.setPercentWidth(-1);
        half.setPrefWidth(100);
        half.setMinWidth(0);
        getColumnConstraints().setAll(names, half, half);
        addRow(0, Nodes.label(""), head(words.of("confirm.then"), question.then()),
                head(words.of("confirm.now"), question.now()));
        for (Question.Line line : question.lines()) {
            var name = Nodes.label(line.name(), "confirm-name");
            name.setMaxHeight(Double.MAX_VALUE);
            name.setAccessibleText(spoken(line, words));
            addRow(getRowCount(), name, cell(line.then()), now(line, words));
        }
        if (!question.hasMoved()) {
            var same = Nodes.label(words.of("confirm.same"), "page-subtitle");
            add(same, 1, getRowCount(), 2, 1);
        }
    }

    static String spoken(Question.Line line, Words words) {
        return words.of(line.differs() ? "confirm.spoken.moved" : "confirm.spoken.same", line.name(), line.then(), line.now());
    }

    private static VBox head(String name, String time) {
        var box = new VBox(Nodes.label(name, "confirm-head"), Nodes.label(time, "page-subtitle"));
        box.getStyleClass().add("confirm-heading");
        return box;
    }

    private static Label cell(String text) {
        var cell = Nodes.label(text, "confirm-cell");
        cell.setWrapText(true);
        cell.setMinHeight(USE_PREF_SIZE);
        cell.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return cell;
    }

    private static VBox now(Question.Line line, Words words) {
        var box = new VBox(cell(line.now()));
        box.getStyleClass().add("confirm-now");
        box.pseudoClassStateChanged(MOVED, line.differs());
        if (line.differs()) {
            var mark = Nodes.label(words.of("confirm.moved"), "confirm-moved");
            mark.setGraphic(Nodes.icon(RemixiconMZ.PENCIL_LINE));
            box.getChildren().add(mark);
        }
        return box;
    }
}

package org.outboxfx.app.tasks;

import java.util.ArrayList;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.when.DueWords;
import org.outboxfx.app.words.Words;

/** Says below the quick-add field what was understood of the line, while it is typed. Lies over the list: nothing moves. */
final class QuickAddPreview extends VBox {

    private final TasksViewModel model;
    private final Words words;

    QuickAddPreview(TasksViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        setId("quick-add-preview");
        getStyleClass().add("quick-add-preview");
        setMaxSize(Double.MAX_VALUE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        show("");
    }

    void show(String line) {
        if (line.isBlank()) {
            Nodes.present(this, false);
            return;
        }
        var understood = model.understand(line);
        var facts = new ArrayList<Label>();
        if (!understood.due().isEmpty()) {
            facts.add(fact(RemixiconAL.CALENDAR_LINE, DueWords.of(understood.due(), model.desk().today(), words)));
        }
        if (!understood.priority().isEmpty()) {
            facts.add(fact(RemixiconAL.FLAG_LINE, words.of("tasks.priority." + understood.priority())));
        }
        if (!understood.list().isEmpty()) {
            facts.add(fact(RemixiconAL.HASHTAG, model.findList(understood.list()).map(Shelf::title)
                    .orElseGet(() -> words.of("tasks.add.newlist", understood.list()))));
        }
        understood.contexts().forEach(context -> facts.add(fact(RemixiconAL.AT_LINE, context)));
        var title = Nodes.label(understood.title().isEmpty() ? words.of("tasks.add.untitled") : understood.title(),
                "preview-title");
        title.setMinWidth(0);
        getChildren().setAll(title, Nodes.row("preview-facts", facts.toArray(Label[]::new)));
        Nodes.present(this, !facts.isEmpty());
        var spoken = new StringBuilder(title.getText());
        facts.forEach(fact -> spoken.append(", ").append(fact.getText()));
        setAccessibleText(spoken.toString());
    }

    private static Label fact(Ikon icon, String text) {
        var label = Nodes.label(text, "fact", "preview-fact");
        label.setGraphic(Nodes.icon(icon));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}

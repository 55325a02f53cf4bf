package org.outboxfx.app.activity;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.words.Words;

/** An event of the evidence: when, to what, and what happened; above it the day, where it begins. */
final class ActivityCell extends ListCell<ActivityRow> {

    private final Words words;
    private final Label day = Nodes.label("", "section-label", "activity-day");
    private final Label time = Nodes.label("", "activity-time");
    private final FontIcon icon = Nodes.icon(RemixiconAL.CHECKBOX_BLANK_CIRCLE_LINE);
    private final StackPane mark = new StackPane(icon);
    private final Label what = Nodes.label("", "activity-what");
    private final Label sentence = Nodes.label("", "activity-sentence");
    private final Label agent = Nodes.label("", "agent-mark");
    private final Label number = Nodes.label("", "activity-number");
    private final VBox row;
    private final Label blank;

    ActivityCell(Words words) {
        this.words = words;
        blank = Nodes.label(words.of("delivery.loading"), "entry-blank");
        agent.setId("activity-agent");
        agent.setGraphic(Nodes.icon(RemixiconMZ.ROBOT_LINE));
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        what.setMinWidth(0);
        time.setMinWidth(USE_PREF_SIZE);
        number.setMinWidth(USE_PREF_SIZE);
        Tip.on(what, what.textProperty());
        Tip.on(number, number.accessibleHelpProperty());
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        var middle = new VBox(Nodes.row("activity-top", what, number), sentence, agent);
        middle.getStyleClass().add("activity-middle");
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        var line = new HBox(time, mark, middle);
        line.getStyleClass().add("activity-line");
        line.setAlignment(Pos.TOP_LEFT);
        row = new VBox(day, line);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("activity-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(ActivityRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case ActivityRow.Item event -> show(event);
            case ActivityRow.Blank _ -> {
                setAccessibleText(blank.getText());
                setGraphic(blank);
            }
        }
    }

    private void show(ActivityRow.Item event) {
        day.setText(event.day());
        Nodes.present(day, event.day() != null);
        time.setText(event.time());
        icon.setIconCode(icon(event.tone()));
        mark.getStyleClass().setAll("activity-mark", "activity-mark-" + event.tone().name().toLowerCase(Locale.ROOT));
        what.setText(event.what());
        sentence.setText(event.sentence());
        agent.setText(event.agent());
        Nodes.present(agent, event.agent() != null);
        number.setText(words.of("activity.row", event.sequence()));
        number.setAccessibleHelp(words.of("activity.row.help", event.sequence()));
        setAccessibleText(String.join(". ", event.time(), event.what(), event.sentence())
                + (event.agent() == null ? "" : ". " + event.agent()));
        setGraphic(row);
    }

    static Ikon icon(ActivityRow.Tone tone) {
        return switch (tone) {
            case PLAIN -> RemixiconAL.CHECKBOX_BLANK_CIRCLE_LINE;
            case GOOD -> RemixiconAL.CHECK_LINE;
            case WAITING -> RemixiconMZ.TIME_LINE;
            case TROUBLE -> RemixiconAL.ERROR_WARNING_LINE;
            case PERSON -> RemixiconMZ.USER_LINE;
            case CHAIN -> RemixiconAL.LINK;
        };
    }
}

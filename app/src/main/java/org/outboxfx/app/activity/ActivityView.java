package org.outboxfx.app.activity;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** The page of the evidence: what can be done with all of it, what is looked for, and what happened, newest first. */
public final class ActivityView extends VBox {

    private final ActivityViewModel model;
    private final Words words;
    private final FilterBar filters;
    private final ListView<ActivityRow> list;

    /** @param exportFile asks the person where the evidence is to be written to */
    public ActivityView(ActivityViewModel model, Supplier<Optional<Path>> exportFile) {
        this.model = model;
        this.words = model.desk().words();
        this.filters = new FilterBar(model);
        this.list = list();
        setId("activity");
        getStyleClass().addAll("page", "activity");
        var newer = Nodes.button("activity-newer", words.of("activity.newer"), this::toTheTop, "accent", "small");
        Follow.by(newer).value(model.newerProperty(), there -> Nodes.present(newer, there));
        StackPane.setAlignment(newer, Pos.TOP_CENTER);
        var empty = empty();
        var all = new VBox(filters, new StackPane(list, empty, newer));
        VBox.setVgrow(all.getChildren().getLast(), Priority.ALWAYS);
        all.getStyleClass().add("activity-all");
        var life = new TimelineView(model.life(), model.desk(), this::onlyAbout);
        // The verdict is about all of it, and stands above a single life too.
        var body = new VBox(new VerdictBox(model.inspection(), words), new StackPane(all, life));
        body.getStyleClass().add("activity-all");
        VBox.setVgrow(body.getChildren().getLast(), Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head(exportFile), body);
        Follow.by(this).value(model.life().timelineProperty(), timeline -> showLife(all, life, timeline != null));
        Follow.by(this).list(model.rows(), () -> fit(empty)).value(model.loadingProperty(), _ -> fit(empty))
                .value(model.problemProperty(), _ -> fit(empty));
    }

    /** Where a person begins to look for something. */
    public void focusSearch() {
        filters.focusSearch();
    }

    private Node head(Supplier<Optional<Path>> exportFile) {
        var subtitle = Nodes.label(words.of("activity.subtitle"), "page-subtitle");
        subtitle.setWrapText(true);
        subtitle.setMinHeight(USE_PREF_SIZE);
        var verify = Nodes.button("activity-verify", words.of("activity.verify"), model.inspection()::verify);
        verify.setGraphic(Nodes.icon(RemixiconMZ.SHIELD_LINE));
        verify.setMinWidth(USE_PREF_SIZE);
        var export = Nodes.button("activity-export", words.of("activity.export"),
                () -> exportFile.get().ifPresent(model.inspection()::exportTo));
        export.setGraphic(Nodes.icon(RemixiconAL.DOWNLOAD_LINE));
        export.setMinWidth(USE_PREF_SIZE);
        var title = Nodes.label(words.of("nav.activity"), "page-title");
        title.setMinWidth(USE_PREF_SIZE);
        var heading = new VBox(Nodes.row("activity-title", title, Nodes.spring(), verify, export), subtitle);
        heading.getStyleClass().add("page-heading");
        return heading;
    }

    private ListView<ActivityRow> list() {
        var made = new ListView<>(model.rows());
        made.setId("activity-list");
        Nodes.takeRoom(made);
        made.setAccessibleText(words.of("nav.activity"));
        made.setCellFactory(_ -> new ActivityCell(words));
        made.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER && made.getSelectionModel().getSelectedItem() instanceof ActivityRow.Item item) {
                open(item);
                key.consume();
            }
        });
        made.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY
                    && made.getSelectionModel().getSelectedItem() instanceof ActivityRow.Item item) {
                open(item);
            }
        });
        return made;
    }

    private void open(ActivityRow.Item item) {
        if (item.entry() != null) {
            model.life().open(item.entry());
        }
    }

    private void showLife(Node all, TimelineView life, boolean open) {
        if (open == life.isVisible()) {
            return;
        }
        Nodes.present(all, !open);
        Nodes.present(life, open);
        if (open) {
            life.focusBack();
        } else if (getScene() != null) {
            list.requestFocus();
        }
    }

    private void onlyAbout(ActivityFilter.Subject subject) {
        model.life().close();
        model.filterProperty().set(ActivityFilter.ALL.about(subject));
    }

    private void toTheTop() {
        model.restart();
        list.scrollTo(0);
    }

    private void fit(EmptyBox empty) {
        boolean unreadable = !model.problemProperty().get().isEmpty();
        Nodes.present(list, !unreadable && !model.rows().isEmpty());
        Nodes.present(empty, unreadable || (model.rows().isEmpty() && !model.loadingProperty().get()));
        empty.tell(unreadable, model.filterProperty().get().isAll());
    }

    private EmptyBox empty() {
        return new EmptyBox(model, words);
    }
}

package org.outboxfx.app.todotxt;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** Tells what an import brought in, and line by line what it could not read. */
public final class ImportCard extends StackPane {

    /** Of two lines. */
    private static final double LINE_HEIGHT = 46;
    private static final int FAULTS_SEEN = 5;

    private final ImportViewModel model;
    private final Words words;
    /** Typing goes on there when this is closed. */
    private @Nullable Node focusedBefore;

    public ImportCard(ImportViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        setId("import-report");
        getStyleClass().add("veil");
        setAlignment(Pos.CENTER);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                model.dismiss();
            }
        });
        model.reportProperty().addListener((_, _, report) -> show(report));
        show(model.reportProperty().get());
    }

    private void show(@Nullable ImportReport report) {
        Nodes.present(this, report != null);
        if (report == null) {
            if (focusedBefore != null) {
                focusedBefore.requestFocus();
            }
            return;
        }
        focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
        var close = Nodes.button("import-close", words.of("close"), model::dismiss, "accent");
        close.setDefaultButton(true);
        var card = new VBox(
                Nodes.row("card-head", Nodes.icon(Feather.DOWNLOAD),
                        Nodes.label(words.of("import.title", report.file()), "card-title")),
                line("import-added", words.of("import.added", report.added(), report.lists())));
        card.getStyleClass().add("veil-card");
        if (report.alreadyHere() > 0) {
            card.getChildren().add(line("import-known", words.of("import.known", report.alreadyHere())));
        }
        if (!report.malformed().isEmpty()) {
            card.getChildren().addAll(line("import-malformed", words.of("import.malformed", report.malformed().size())),
                    malformed(report.malformed()));
        }
        card.getChildren().add(Nodes.row("card-buttons", Nodes.spring(), close));
        card.setMaxSize(520, Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        close.requestFocus();
    }

    private static Region line(String id, String text) {
        var label = Nodes.label(text);
        label.setId(id);
        label.setWrapText(true);
        return label;
    }

    private ListView<String> malformed(List<TodoLine.Malformed> faults) {
        var list = new ListView<String>();
        list.setId("import-faults");
        list.getStyleClass().add("import-faults");
        list.setAccessibleText(words.of("import.malformed", faults.size()));
        faults.forEach(fault -> list.getItems()
                .add(words.of("import.fault", fault.number(),
                        words.of("import.fault." + fault.fault(), fault.found(), TodoTxt.MAX_LINE))));
        list.setPrefHeight(LINE_HEIGHT * Math.min(FAULTS_SEEN, faults.size()) + 2);
        list.setFixedCellSize(LINE_HEIGHT);
        list.setCellFactory(_ -> new FaultCell());
        return list;
    }

    /** One fault, on up to two lines. */
    private static final class FaultCell extends ListCell<String> {

        FaultCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }
}

package org.outboxfx.app.exchange;

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
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** Tells what an import would bring in and then has brought in, and line by line what could not be read. */
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
        Follow.by(this).value(model.reportProperty(), this::show);
    }

    private void show(@Nullable ImportReport report) {
        Nodes.present(this, report != null);
        if (report == null) {
            if (focusedBefore != null) {
                focusedBefore.requestFocus();
            }
            return;
        }
        if (getScene() != null && !isFocusWithin()) {
            focusedBefore = getScene().getFocusOwner();
        }
        boolean planned = report.stage() == ImportReport.Stage.PLANNED;
        var close = planned
                ? Nodes.button("import-cancel", words.of("cancel"), model::dismiss)
                : Nodes.button("import-close", words.of("close"), model::dismiss, "accent");
        var bringIn = Nodes.button("import-confirm", words.of("import.confirm"), this::confirm, "accent");
        Nodes.present(bringIn, planned);
        bringIn.setDisable(report.added() == 0);
        var first = planned && report.added() > 0 ? bringIn : close;
        first.setDefaultButton(true);
        var title = Nodes.label(words.of(planned ? "import.plan.title" : "import.title", report.file()), "card-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        var card = new VBox(Nodes.row("card-head", Nodes.icon(RemixiconAL.DOWNLOAD_LINE), title),
                line("import-added",
                        words.of(planned ? "import.plan.added" : "import.added", report.added(), report.lists())));
        card.getStyleClass().add("veil-card");
        if (report.alreadyHere() > 0) {
            card.getChildren().add(line("import-known", words.of("import.known", report.alreadyHere())));
        }
        if (!report.malformed().isEmpty()) {
            card.getChildren().addAll(line("import-malformed", words.of("import.malformed", report.malformed().size())),
                    faults("import-faults", report.malformed().stream()
                            .map(fault -> inWords(fault.number(), fault.fault(), fault.found())).toList()));
        }
        if (!report.remarks().isEmpty()) {
            card.getChildren().addAll(line("import-remarked", words.of("import.remarked")),
                    faults("import-remarks", report.remarks().stream()
                            .map(remark -> inWords(remark.number(), remark.fault(), remark.found())).toList()));
        }
        card.getChildren().add(Nodes.row("card-buttons", Nodes.spring(), close, bringIn));
        card.setMaxSize(520, Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        first.requestFocus();
    }

    private static Region line(String id, String text) {
        var label = Nodes.label(text);
        label.setId(id);
        label.setWrapText(true);
        return label;
    }

    /** Failures are told by the view-model; a card has nothing to wait for. */
    private void confirm() {
        var _ = model.confirm();
    }

    private String inWords(int number, TaskLine.Fault fault, String found) {
        return words.of("import.fault", number, words.of("import.fault." + fault, found, TodoTxt.MAX_LINE));
    }

    private static ListView<String> faults(String id, List<String> sentences) {
        var list = new ListView<String>();
        list.setId(id);
        list.getStyleClass().add("import-faults");
        list.setAccessibleText(sentences.getFirst());
        list.getItems().setAll(sentences);
        list.setMinHeight(LINE_HEIGHT + 2);
        list.setPrefHeight(LINE_HEIGHT * Math.min(FAULTS_SEEN, sentences.size()) + 2);
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

package org.outboxfx.app.delivery;

import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.EachSecond;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.OneLayoutSkin;
import org.outboxfx.app.fx.RowFocus;
import org.outboxfx.app.fx.RowPress;
import org.outboxfx.app.fx.WhenSeen;
import org.outboxfx.app.words.Words;

/** The delivery panel, or page: a sentence, four numbers, a progress bar while much is sent, and every change in its group. */
public final class DeliveryView extends VBox {

    /** How it is shown. */
    public enum Form {
        /** Beside what a person works on. */
        PANEL,
        /** In the middle, with search, and marks to do something about many changes. */
        PAGE
    }

    private static final PseudoClass IS_PAGE = PseudoClass.getPseudoClass("page");

    private final DeliveryViewModel model;
    private final Words words;
    private final DeliveryTools tools;
    private Form form = Form.PANEL;

    public DeliveryView(DeliveryViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        this.tools = new DeliveryTools(model);
        setId("delivery");
        getStyleClass().add("delivery");
        var empty = empty();
        var story = new StoryCard(model);
        StackPane.setAlignment(story, Pos.BOTTOM_CENTER);
        var body = new StackPane(list());
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(new DeliveryHead(model), body);
        Follow.by(this).list(model.rows(), () -> Nodes.present(empty, model.rows().isEmpty()));
        Nodes.present(empty, model.rows().isEmpty());
        widen(Form.PANEL);
        WhenSeen.add(body, 1, empty);
        WhenSeen.add(body, story);
        WhenSeen.add(this, 1, tools);
    }

    /** Takes the form that its place asks for. */
    public void widen(Form form) {
        this.form = form;
        pseudoClassStateChanged(IS_PAGE, form == Form.PAGE);
        Nodes.present(tools, form == Form.PAGE);
    }

    public void focusSearch() {
        tools.focusSearch();
    }

    /** What stands here while there is nothing to list: nothing found, nothing in the one group that is shown, or at all. */
    private VBox empty() {
        var title = Nodes.label("", "empty-title");
        var hint = Nodes.label("", "empty-hint");
        hint.setWrapText(true);
        var all = Nodes.button("delivery-show-all", words.of("delivery.empty.all"), () -> {
            model.onlyProperty().set(null);
            model.searchProperty().set("");
        });
        Runnable tell = () -> {
            boolean searching = !model.searchProperty().get().isBlank();
            String what = searching
                    ? "SEARCH"
                    : model.onlyProperty().get() == null ? "NONE" : String.valueOf(model.onlyProperty().get());
            title.setText(words.of("delivery.empty." + what));
            hint.setText(words.of("delivery.empty.hint." + what));
            Nodes.present(all, !what.equals("NONE"));
        };
        var empty = new VBox(Nodes.icon(RemixiconMZ.SEND_PLANE_LINE, "empty-icon"), title, hint, all);
        Follow.by(empty).change(model.onlyProperty(), tell).change(model.searchProperty(), tell);
        tell.run();
        empty.setId("delivery-empty");
        empty.getStyleClass().add("empty");
        return empty;
    }

    private ListView<DeliveryRow> list() {
        var list = new ListView<DeliveryRow>();
        list.setSkin(new OneLayoutSkin<>(list));
        list.setItems(model.rows());
        list.setId("delivery-list");
        Nodes.takeRoom(list);
        list.setAccessibleText(words.of("delivery.title"));
        list.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        list.setCellFactory(_ -> new DeliveryCell(model));
        model.heldProperty().bind(RowPress.on(list));
        RowFocus.keep(list, DeliveryRow::rowKey);
        list.setOnKeyPressed(key -> {
            if (list.getSelectionModel().getSelectedItem() instanceof DeliveryRow.Item item
                    && isMeant(key.getCode()) && DeliveryKeys.press(model, item, key.getCode())) {
                key.consume();
            }
        });
        EachSecond.whileShown(this, model::tellTime);
        return list;
    }

    /** Marks are seen on the page only, and made there only. */
    private boolean isMeant(KeyCode key) {
        return key != KeyCode.SPACE || form == Form.PAGE;
    }

    /** What keys do about the change that is chosen. */
    private static final class DeliveryKeys {

        static boolean press(DeliveryViewModel model, DeliveryRow.Item item, KeyCode key) {
            return switch (key) {
                case SPACE -> {
                    model.commands().toggleMark(item.entry());
                    yield true;
                }
                case ENTER -> {
                    model.askedIdProperty().set(item.opId());
                    yield true;
                }
                case F2 -> act(model, item, DeliveryAction::isEdit);
                case DELETE -> act(model, item, DeliveryAction::givesUp);
                case F5 -> act(model, item, action -> action.sends() || action.asks());
                default -> false;
            };
        }

        private static boolean act(DeliveryViewModel model, DeliveryRow.Item item,
                Predicate<DeliveryAction> wanted) {
            item.actions().stream().filter(wanted).findFirst().ifPresent(action -> model.commands().act(item, action));
            return true;
        }
    }
}

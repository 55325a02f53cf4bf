package org.outboxfx.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outboxfx.app.journeys.Toolkit;

class RowShiftTest {

    private static final long SEED = 20_261_122;
    private static final int EDITS = 400;
    private static final int LONGEST = 60;

    private final ObservableList<String> items = FXCollections.observableArrayList();
    private ListView<String> list;
    /** The same without what is tested: the two must not differ in what is seen. */
    private ListView<String> plain;
    private Stage stage;
    private boolean even = true;
    /** How often a row was given another text. */
    private int written;
    /** How often a row was put in its place, which has it styled. */
    private int placed;

    private final class Row extends ListCell<String> {
        private final ListView<String> owner;
        private final Label label = new Label();

        Row(ListView<String> owner) {
            this.owner = owner;
        }

        @Override
        public void updateIndex(int index) {
            super.updateIndex(index);
            placed += owner.equals(list) ? 1 : 0;
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : label);
            if (!empty && !item.equals(label.getText())) {
                label.setText(item);
                label.setMinHeight(even ? 30 : 20 + item.length());
                written += owner.equals(list) ? 1 : 0;
            }
        }
    }

    @BeforeAll
    static void startToolkit() {
        Toolkit.start();
    }

    @BeforeEach
    void showAHundredRows() {
        Pulses.run(() -> {
            IntStream.range(0, 100).mapToObj(number -> "Row " + number).forEach(items::add);
            plain = list();
            plain.setItems(items);
            list = list();
            RowShift.show(list, items);
            stage = new Stage();
            stage.setScene(new Scene(new HBox(plain, list), 400, 300));
            stage.show();
            lay();
        });
    }

    private ListView<String> list() {
        var made = new ListView<String>();
        made.setCellFactory(_ -> new Row(made));
        made.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        return made;
    }

    @AfterEach
    void close() {
        Pulses.run(stage::close);
    }

    @Test
    void aRowThatComesMovesTheOthersAndIsTheOnlyOneWritten() {
        Pulses.run(() -> {
            IndexedCell<?> before = flow(list).getVisibleCell(3);
            written = 0;

            items.addFirst("New");
            lay();

            assertThat(flow(list).getVisibleCell(4)).isSameAs(before);
            assertThat(before.getItem()).isEqualTo("Row 3");
            // Its own cell, and those JavaFX asks for the height of a row with.
            assertThat(written).isPositive().isLessThanOrEqualTo(3);
            checkRows();
        });
    }

    @Test
    void aRowThatGoesMovesTheOthers() {
        Pulses.run(() -> {
            IndexedCell<?> before = flow(list).getVisibleCell(3);
            written = 0;

            items.remove(1);
            lay();

            assertThat(flow(list).getVisibleCell(2)).isSameAs(before);
            assertThat(written).isPositive().isLessThanOrEqualTo(3);
            checkRows();
        });
    }

    @Test
    void rowsInSightAreLaidOutOnceWhenTheirNumberChanges() {
        Pulses.run(() -> {
            placed = 0;

            items.setAll(IntStream.range(0, 50).mapToObj(number -> "Other " + number).toList());
            lay();

            // One more is there to ask for a height.
            assertThat(placed).isBetween(rows(list).size(), rows(list).size() + 3);
            checkRows();
        });
    }

    /** Where rows of different heights are in all, JavaFX estimates, and not the same in both lists. */
    @Test
    void rowsOfDifferentHeightsAreBelowEachOtherAfterAnyEdits() {
        even = false;
        rowsAreWhatTheyAreAnywayAfterAnyEdits();
    }

    @Test
    void rowsAreWhatTheyAreAnywayAfterAnyEdits() {
        var random = new Random(SEED);
        for (int edit = 0; edit < EDITS; edit++) {
            int number = edit;
            Pulses.run(() -> {
                edit(random, number);
                lay();
                checkRows();
                if (!items.isEmpty() && random.nextInt(4) == 0) {
                    int to = random.nextInt(items.size());
                    int chosenNext = random.nextInt(items.size());
                    for (var each : List.of(plain, list)) {
                        each.getSelectionModel().clearAndSelect(chosenNext);
                        each.scrollTo(to);
                    }
                    lay();
                    checkRows();
                }
            });
        }
    }

    @Test
    void manyRowsThatBecomeManyOthersAreSeenAsTheyAreAnyway() {
        var random = new Random(SEED);
        var patched = new PatchedList<String>(Function.identity());
        Pulses.run(() -> RowShift.show(list, patched));
        for (int round = 0; round < EDITS; round++) {
            int many = random.nextInt(random.nextBoolean() ? 5 : 3 * PatchedList.MOST_IN_SIGHT);
            var wanted = random.ints(many, 0, 2_000).sorted().distinct().mapToObj(number -> "Row " + number).toList();
            Pulses.run(() -> {
                patched.become(wanted);
                items.setAll(wanted);
                lay();
                checkRows();
                if (!items.isEmpty() && random.nextBoolean()) {
                    int to = random.nextInt(items.size());
                    List.of(plain, list).forEach(each -> each.scrollTo(to));
                    lay();
                    checkRows();
                }
            });
        }
    }

    private void edit(Random random, int number) {
        int from = random.nextInt(items.size() + 1);
        int many = random.nextInt(10) == 0 ? LONGEST : 3;
        switch (random.nextInt(3)) {
            case 0 -> items.addAll(from, IntStream.rangeClosed(0, random.nextInt(many))
                    .mapToObj(at -> "New " + number + "/" + at + "x".repeat(random.nextInt(20))).toList());
            case 1 -> items.remove(from, Math.min(items.size(), from + random.nextInt(many)));
            default -> {
                if (from < items.size()) {
                    items.set(from, "Other " + number);
                }
            }
        }
    }

    private void lay() {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
    }

    private VirtualFlow<?> flow(ListView<?> of) {
        return (VirtualFlow<?>) of.lookup(".virtual-flow");
    }

    /** Each row that is seen shows what the list has there, and is where it would be anyway. */
    private void checkRows() {
        if (even) {
            assertThat(rows(list)).isEqualTo(rows(plain));
        }
        rows(list).stream().reduce((above, below) -> {
            assertThat(below.top()).isEqualTo(above.top() + above.height());
            return below;
        });
        assertThat(list.getSelectionModel().getSelectedIndices()).isEqualTo(plain.getSelectionModel().getSelectedIndices());
    }

    private List<Shown> rows(ListView<String> of) {
        var first = flow(of).getFirstVisibleCell();
        return first == null
                ? List.of()
                : IntStream.rangeClosed(first.getIndex(), flow(of).getLastVisibleCell().getIndex())
                        .mapToObj(index -> Shown.of(flow(of).getVisibleCell(index), items.get(index))).toList();
    }

    /** All there is to a row. */
    private record Shown(int index, String text, boolean selected, boolean focused, double top, double height) {

        static Shown of(IndexedCell<?> row, String item) {
            String text = ((Label) row.getGraphic()).getText();
            assertThat(text).isEqualTo(item);
            return new Shown(row.getIndex(), text, row.isSelected(), row.isFocused(), row.getLayoutY(), row.getHeight());
        }
    }
}

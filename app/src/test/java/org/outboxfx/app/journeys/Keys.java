package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.outboxfx.app.fx.Pulses;

/** A person before a window who has no mouse. */
record Keys(Seat seat) {

    private static final int MOST_STOPS = 200;
    private static final int MOST_ROWS = 50;

    /** Goes on from one control to the next until this one has the focus. */
    void tabTo(String id) {
        for (int stops = 0; stops < MOST_STOPS && !focused().equals(id); stops++) {
            seat.push(KeyCode.TAB);
        }
        assertThat(focused()).isEqualTo(id);
    }

    /** The id of what has the focus; empty if it has none. */
    String focused() {
        return Pulses.call(() -> {
            Node owner = seat.stage().getScene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    /** Goes to a list, and down its rows from the first one to the one that says this. */
    void chooseRow(String listId, String text) {
        seat.awaitRow(listId, text);
        tabTo(listId);
        seat.push(KeyCode.HOME);
        int row = seat.rowOf(listId, text);
        for (int rows = 0; rows < MOST_ROWS && chosenRow(listId) != row; rows++) {
            seat.push(KeyCode.DOWN);
        }
        assertThat(chosenRow(listId)).isEqualTo(row);
    }

    private int chosenRow(String listId) {
        return Pulses.call(() -> ((ListView<?>) seat.stage().getScene().lookup("#" + listId)).getSelectionModel()
                .getSelectedIndex());
    }
}

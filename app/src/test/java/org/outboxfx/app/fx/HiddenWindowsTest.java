package org.outboxfx.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outboxfx.app.journeys.Toolkit;

class HiddenWindowsTest {

    @BeforeAll
    static void startToolkit() {
        Toolkit.start();
    }

    @Test
    void aFieldHasNoFocusWhileItsWindowIsHiddenAndHasItBackAfterwards() {
        Pulses.run(() -> {
            var field = new TextField();
            var other = new TextField();
            var stage = new Stage();
            stage.setScene(new Scene(new VBox(field, other)));
            stage.show();
            other.requestFocus();

            stage.hide();
            assertThat(stage.getScene().getFocusOwner()).isEqualTo(stage.getScene().getRoot());

            stage.show();
            assertThat(stage.getScene().getFocusOwner()).isEqualTo(other);
            stage.close();
        });
    }
}

package org.outboxfx.app.fx;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;

/** Where windows may be. JavaFX thread only. */
public final class Screens {

    private Screens() {}

    /** The main screen without the desktop's bars. */
    public static Rectangle2D room() {
        return Screen.getPrimary().getVisualBounds();
    }
}

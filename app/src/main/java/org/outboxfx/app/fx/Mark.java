package org.outboxfx.app.fx;

import java.net.URL;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

/** The program's mark, an outbox: in its windows, in their frames, in the task bar and in the tray. */
public final class Mark {

    private static final int SIZE = 64;

    private Mark() {}

    /** Into a window's frame and the task bar. JavaFX thread only. */
    public static void put(Stage stage) {
        stage.getIcons().setAll(image());
    }

    /**
     * Beside the program's name. JavaFX thread only.
     *
     * @param width in pixels
     */
    public static ImageView view(double width) {
        var view = new ImageView(image());
        view.setFitWidth(width);
        view.setFitHeight(width);
        view.setSmooth(true);
        return view;
    }

    private static Image image() {
        return new Image(file().toExternalForm(), SIZE, SIZE, true, true);
    }

    /** The picture itself, for those who draw without JavaFX. */
    public static URL file() {
        return Objects.requireNonNull(Mark.class.getResource("outboxfx.png"), "The program's mark is not in its jar.");
    }
}

package org.outboxfx.app.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled Inter typeface (SIL Open Font License, see OFL.txt beside the files). */
public final class Fonts {

    private static final List<String> FILES = List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf",
            "Inter-Bold.ttf");

    private Fonts() {}

    /** Makes the faces known to JavaFX; call once before the first window. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream stream = Fonts.class.getResourceAsStream("fonts/" + file)) {
                if (stream == null || Font.loadFont(stream, 13) == null) {
                    throw new IllegalStateException("Cannot load the bundled font " + file
                            + ": it is missing from the program or not readable. Install OutboxFX again.");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the bundled font " + file + ".", e);
            }
        }
    }
}

package org.outboxfx.app.fx;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** Pictures of windows, with the popups that lie over them, at twice their size. Needs no display. */
public final class Pictures {

    private static final int SCALE = 2;

    private Pictures() {}

    /** What a window looks like now. JavaFX thread only. */
    public static BufferedImage of(Stage stage) {
        var picture = new BufferedImage((int) (stage.getScene().getWidth() * SCALE), (int) (stage.getScene().getHeight() * SCALE),
                BufferedImage.TYPE_INT_ARGB);
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window.equals(stage) || (window instanceof PopupWindow popup && stage.equals(ownerOf(popup)))) {
                draw(window, stage, picture);
            }
        }
        return picture;
    }

    /** Writes the picture as PNG. Any thread, but not the JavaFX one: it waits for the disk. */
    public static void write(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("Cannot write " + file.getFileName() + ": this Java has no PNG writer.");
        }
    }

    private static Window ownerOf(PopupWindow popup) {
        Window owner = popup.getOwnerWindow();
        while (owner instanceof PopupWindow outer) {
            owner = outer.getOwnerWindow();
        }
        return owner;
    }

    private static void draw(Window window, Stage stage, BufferedImage picture) {
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(Transform.scale(SCALE, SCALE));
        WritableImage image = window.getScene().getRoot().snapshot(parameters, null);
        int left = (int) Math.round((window.getX() + window.getScene().getX() - stage.getX() - stage.getScene().getX()) * SCALE);
        int top = (int) Math.round((window.getY() + window.getScene().getY() - stage.getY() - stage.getScene().getY()) * SCALE);
        var layer = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < layer.getHeight(); y++) {
            for (int x = 0; x < layer.getWidth(); x++) {
                layer.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        var graphics = picture.createGraphics();
        graphics.drawImage(layer, left, top, null);
        graphics.dispose();
    }
}

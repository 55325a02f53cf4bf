package org.outboxfx.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.journeys.Toolkit;

class PicturesTest {

    private static final int BLUE = 0xff0000ff;
    private static final int RED = 0xffff0000;

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() {
        Toolkit.start();
    }

    @Test
    void aPictureIsTwiceTheWindowAndHoldsItsPopupsWhereTheyLie() {
        BufferedImage picture = Pulses.call(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(new StackPane(new Rectangle(100, 80, Color.BLUE)), 100, 80));
            stage.show();
            var popup = new Popup();
            popup.getContent().add(new Rectangle(10, 10, Color.RED));
            popup.show(stage, stage.getX() + stage.getScene().getX() + 50, stage.getY() + stage.getScene().getY() + 40);
            BufferedImage taken = Pictures.of(stage);
            popup.hide();
            stage.close();
            return taken;
        });

        assertThat(picture.getWidth()).isEqualTo(200);
        assertThat(picture.getHeight()).isEqualTo(160);
        assertThat(picture.getRGB(20, 20)).isEqualTo(BLUE);
        assertThat(picture.getRGB(110, 90)).isEqualTo(RED);
        assertThat(picture.getRGB(150, 130)).isEqualTo(BLUE);
    }

    @Test
    void anotherWindowIsNoPartOfThePicture() {
        BufferedImage picture = Pulses.call(() -> {
            var stage = new Stage();
            var root = new StackPane(new Rectangle(40, 40, Color.BLUE));
            root.setAlignment(Pos.TOP_LEFT);
            stage.setScene(new Scene(root, 40, 40));
            var other = new Stage();
            other.setScene(new Scene(new Pane(new Rectangle(40, 40, Color.RED)), 40, 40));
            stage.show();
            other.show();
            BufferedImage taken = Pictures.of(stage);
            stage.close();
            other.close();
            return taken;
        });

        assertThat(picture.getRGB(40, 40)).isEqualTo(BLUE);
    }

    @Test
    void aPictureIsWrittenAsPngIntoAFolderThatIsMade() throws IOException {
        var picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(1, 0, RED);

        Pictures.write(picture, folder.resolve("new/one.png"));

        BufferedImage read = ImageIO.read(folder.resolve("new/one.png").toFile());
        assertThat(read.getRGB(1, 0)).isEqualTo(RED);
        assertThat(read.getWidth()).isEqualTo(2);
    }
}

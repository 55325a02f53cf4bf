package org.outboxfx.app.fx;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows its content larger, or smaller: text, icons and spaces alike, so that proportions stay. The content is laid out in what room
 * there then is. Menus and tooltips are windows of their own and get a type of that size by a stylesheet.
 */
public final class Zoom extends Region {

    private static final double USUAL_TYPE = 13;

    private final Region content;
    private final Scale scale = new Scale(1, 1, 0, 0);
    private final DoubleProperty factor = new SimpleDoubleProperty(1);
    private final ReadOnlyDoubleWrapper room = new ReadOnlyDoubleWrapper();
    private String popups = "";

    public Zoom(Region content) {
        this.content = content;
        content.getTransforms().setAll(scale);
        content.setManaged(true);
        getChildren().setAll(content);
        factor.addListener((_, _, now) -> {
            scale.setX(now.doubleValue());
            scale.setY(now.doubleValue());
            measure();
            requestLayout();
            typeOfPopups(getScene());
        });
        widthProperty().addListener(_ -> measure());
        sceneProperty().addListener((_, _, scene) -> typeOfPopups(scene));
    }

    /** 1 for the usual size, 2 for twice that. */
    public DoubleProperty factorProperty() {
        return factor;
    }

    /** The width that the content has, in its own pixels. */
    public ReadOnlyDoubleProperty roomProperty() {
        return room.getReadOnlyProperty();
    }

    private void measure() {
        room.set(getWidth() / factor.get());
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / factor.get(), getHeight() / factor.get());
    }

    private void typeOfPopups(Scene scene) {
        if (scene == null) {
            return;
        }
        scene.getStylesheets().remove(popups);
        if (factor.get() != 1) {
            String size = "-fx-font-size: " + Math.round(USUAL_TYPE * factor.get()) + "px;";
            String css = ".root.popup, .tooltip, .context-menu { " + size + " }";
            popups = "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
            scene.getStylesheets().add(popups);
        }
    }
}

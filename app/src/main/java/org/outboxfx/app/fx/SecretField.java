package org.outboxfx.app.fx;

import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.remixicon.RemixiconAL;

/**
 * A field for a passphrase, with a button that shows what is typed and hides it again. What is shown is hidden when the field
 * has been emptied. JavaFX thread only.
 */
public final class SecretField extends PasswordField {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private final String show;
    private final String hide;
    private final Button eye;
    private boolean shown;

    /**
     * @param show what the button is called while the passphrase is hidden
     * @param hide what it is called while it is shown
     */
    public SecretField(String show, String hide) {
        this.show = show;
        this.hide = hide;
        eye = Nodes.iconButton("secret-eye", RemixiconAL.EYE_LINE, show, () -> turn(!shown));
        eye.idProperty().bind(idProperty().concat("-eye"));
        eye.getStyleClass().add("secret-eye");
        eye.setManaged(false); // else its place, at the end of the field, is what the field is asked to be wide
        eye.addEventHandler(KeyEvent.ANY, SecretField::keepToTheButton);
        eye.addEventHandler(ActionEvent.ACTION, ActionEvent::consume);
        getStyleClass().add("secret-field");
        textProperty().addListener((_, _, text) -> {
            if (text.isEmpty() && shown) {
                turn(false);
            }
        });
    }

    /** The button is in the field, which would otherwise take what is typed there for its own. */
    private static void keepToTheButton(KeyEvent key) {
        boolean elsewhere = key.isShortcutDown() || key.getCode() == KeyCode.TAB || key.getCode() == KeyCode.ESCAPE
                || key.getCode().isFunctionKey();
        if (key.getEventType() == KeyEvent.KEY_TYPED || !elsewhere) {
            key.consume();
        }
    }

    private void turn(boolean toShown) {
        shown = toShown;
        pseudoClassStateChanged(SHOWN, shown);
        Ikon icon = shown ? RemixiconAL.EYE_OFF_LINE : RemixiconAL.EYE_LINE;
        ((FontIcon) eye.getGraphic()).setIconCode(icon);
        eye.setAccessibleText(shown ? hide : show);
        eye.setAccessibleHelp(eye.getAccessibleText());
        int anchor = getAnchor();
        int caret = getCaretPosition();
        setText(getText()); // the skin asks whether a text is to be hidden only when there is one anew
        selectRange(anchor, caret);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new EyeSkin(this);
    }

    private static final class EyeSkin extends TextFieldSkin {

        private final SecretField field;

        EyeSkin(SecretField field) {
            super(field);
            this.field = field;
            getChildren().add(field.eye);
        }

        @Override
        protected String maskText(String text) {
            // Called by the constructor above too, before there is a field here.
            return ((SecretField) getSkinnable()).shown ? text : super.maskText(text);
        }

        /** In the room that the field's padding leaves at its end. */
        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            super.layoutChildren(x, y, width, height);
            double room = field.getWidth() - x - width;
            layoutInArea(field.eye, x + width, 0, room, field.getHeight(), 0, HPos.CENTER, VPos.CENTER);
        }
    }
}

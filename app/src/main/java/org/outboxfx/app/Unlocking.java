package org.outboxfx.app;

import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.outboxfx.app.channel.OneInstance;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.Mark;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Program.PassphrasePlace;
import org.outboxfx.app.unlock.Lock;
import org.outboxfx.app.unlock.UnlockView;
import org.outboxfx.app.unlock.UnlockViewModel;
import org.outboxfx.app.words.Words;

/** The small window that asks for the passphrase before the main one. JavaFX thread only. */
final class Unlocking {

    private static final double WIDTH = 460;

    /** The vault, as the window sees it. */
    private record VaultLock(Vault vault, Server server) implements Lock {

        @Override
        public boolean hasKeyring() {
            return vault.hasKeyring();
        }

        @Override
        public boolean open(String passphrase) {
            return vault.unlock(passphrase.toCharArray());
        }

        @Override
        public void keep() {
            vault.keep(PassphrasePlace.KEYRING);
        }

        @Override
        public void setAside() {
            vault.setAside();
        }
    }

    private final Stage stage = new Stage();
    private final UnlockViewModel model;

    Unlocking(Opener opener, Preferences preferences) {
        boolean elsewhere = opener.start().server() != null || preferences.get().server() != null;
        var words = new Words(preferences.get().locale());
        model = new UnlockViewModel(
                new VaultLock(opener.vault(), elsewhere ? Lock.Server.ELSEWHERE : Lock.Server.INSIDE), words, FxStart.thread());
        var view = new UnlockView(model, this::fit);
        view.setPrefWidth(WIDTH);
        var scene = new Scene(view);
        new Theme(opener.start().themeOr(preferences.get().theme())).dress(scene);
        stage.setScene(scene);
        stage.setTitle(words.of("app.name"));
        Mark.put(stage);
        stage.setResizable(false);
        stage.setOnHidden(_ -> model.giveUp());
        stage.show();
        view.begin();
    }

    private void fit() {
        if (stage.isShowing()) {
            stage.sizeToScene();
        }
    }

    /** Who starts the program once more while this asks gets to see this. Any thread. */
    Unlocking shownBy(OneInstance instance) {
        instance.showMeanwhile(() -> FxStart.thread().execute(this::bringToFront));
        return this;
    }

    private void bringToFront() {
        if (stage.isShowing()) {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }
    }

    Stage stage() {
        return stage;
    }

    /** Completes, with the window closed, when the device can be opened, or the person has given up. */
    CompletableFuture<UnlockViewModel.Ending> ending() {
        return model.ending().thenApplyAsync(ending -> {
            stage.close();
            return ending;
        }, FxStart.thread());
    }
}

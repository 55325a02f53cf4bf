package org.outboxfx.app;

import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import org.outboxfx.app.channel.OneInstance;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Program.PassphrasePlace;
import org.outboxfx.app.unlock.Lock;
import org.outboxfx.app.unlock.UnlockView;
import org.outboxfx.app.unlock.UnlockViewModel;
import org.outboxfx.app.words.Words;

/** The small window that asks for the passphrase before the main one. JavaFX thread only. */
final class Unlocking {

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

    private final SmallWindow window;
    private final UnlockViewModel model;

    Unlocking(Opener opener, Preferences preferences) {
        boolean elsewhere = opener.start().server() != null || preferences.get().server() != null;
        var words = new Words(preferences.get().locale());
        model = new UnlockViewModel(
                new VaultLock(opener.vault(), elsewhere ? Lock.Server.ELSEWHERE : Lock.Server.INSIDE), words, FxStart.thread());
        window = new SmallWindow(words);
        var view = new UnlockView(model, window::fit);
        window.stage().setOnHidden(_ -> model.giveUp());
        window.hold(view, opener.start().themeOr(preferences.get().theme()));
        window.show();
        view.begin();
    }

    /** Who starts the program once more while this asks gets to see this. Any thread. */
    Unlocking shownBy(OneInstance instance) {
        instance.showMeanwhile(() -> FxStart.thread().execute(window::bringToFront));
        return this;
    }

    Stage stage() {
        return window.stage();
    }

    /** Completes, with the window closed, when the device can be opened, or the person has given up. */
    CompletableFuture<UnlockViewModel.Ending> ending() {
        return model.ending().thenApplyAsync(ending -> {
            window.stage().close();
            return ending;
        }, FxStart.thread());
    }
}

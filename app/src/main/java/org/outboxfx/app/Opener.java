package org.outboxfx.app;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.keyring.Keyring;
import org.outboxfx.app.settings.ServerChoice;

/** Opens a profile's device, again and again in the life of a program, as the command line or the settings say. */
final class Opener {

    private final OutboxApp.Start start;
    private final ServerToken token;
    private final Vault vault;
    private volatile Optional<RuntimeException> trouble = Optional.empty();
    private volatile Runnable listener = () -> {};

    Opener(OutboxApp.Start start, Optional<Keyring> keyring) {
        this.start = start;
        this.token = new ServerToken(start.profile(), keyring);
        this.vault = new Vault(start.profile(), keyring);
    }

    OutboxApp.Start start() {
        return start;
    }

    Vault vault() {
        return vault;
    }

    ServerToken token() {
        return token;
    }

    /** Opens the device and begins to send. Blocks. */
    Wiring open(@Nullable ServerChoice chosen) {
        trouble = Optional.empty();
        Wiring opened = prepare(chosen);
        try {
            opened.begin();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Opens the device; it sends when it is told to begin. Blocks. */
    Wiring prepare(@Nullable ServerChoice chosen) {
        Profile profile = start.profile();
        if (start.server() != null && start.tokenFile() != null) {
            return Wiring.with(profile, vault, start.server(), AwaitedToken.known(Tokens.read(start.tokenFile())));
        }
        if (chosen == null) {
            return Wiring.alone(profile, vault);
        }
        return Wiring.with(profile, vault, chosen, switch (token.place()) {
            case FILE -> AwaitedToken.known(token.read());
            case KEYRING -> AwaitedToken.from(token::read, this::trouble, AwaitedToken.PAUSE);
        });
    }

    /** Why the token cannot be read yet; empty if it could, or has not been tried. Any thread. */
    Optional<RuntimeException> trouble() {
        return trouble;
    }

    /** Who is told, on any thread, when {@link #trouble} has changed. */
    void onTrouble(Runnable changed) {
        listener = changed;
    }

    private void trouble(Optional<RuntimeException> found) {
        trouble = found;
        listener.run();
    }
}

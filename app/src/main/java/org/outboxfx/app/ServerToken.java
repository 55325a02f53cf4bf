package org.outboxfx.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.outboxfx.app.keyring.Keyring;
import org.outboxfx.app.keyring.KeyringException;
import org.outboxfx.app.keyring.KeyringException.Reason;
import org.outboxfx.app.settings.OwnFile;
import org.outboxfx.app.settings.Program.TokenPlace;
import org.outboxfx.app.words.WordedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token for the server that was paired with: in the desktop's keyring where there is one that takes it, otherwise in a file
 * that its owner alone may read. Blocks, for a person too: never on the JavaFX thread.
 *
 * <p>Which of the two is told by what lies in the profile: the token itself, or the name it has in the keyring. A kill at any moment
 * leaves the old token or the new one in force.
 */
final class ServerToken {

    private static final Logger LOG = LoggerFactory.getLogger(ServerToken.class);
    private static final int NAME_BYTES = 16;

    private final Path file;
    private final Path name;
    private final Optional<Keyring> keyring;

    ServerToken(Profile profile, Optional<Keyring> keyring) {
        this.file = profile.serverToken();
        this.name = file.resolveSibling(file.getFileName() + ".keyring");
        this.keyring = keyring;
    }

    /** Where it is kept, or would be. */
    TokenPlace place() {
        return Files.exists(name) ? TokenPlace.KEYRING : TokenPlace.FILE;
    }

    /** Whether one is kept, as far as can be told without asking the keyring. */
    boolean isThere() {
        return Files.exists(name) || Files.exists(file);
    }

    /**
     * @throws KeyringException if it is in a keyring that is locked or does not answer; it is not lost
     * @throws WordedException if there is none, or no longer
     */
    String read() {
        if (!Files.exists(name)) {
            return Tokens.read(file);
        }
        return theKeyring().find(Tokens.read(name))
                .orElseThrow(() -> new WordedException("token.not-in-keyring", null));
    }

    /** What {@link #undo} needs. */
    record Before(Optional<String> inFile, Optional<String> name) {}

    /** Keeps another token. What was kept before stays in the keyring until {@link #settle}. */
    Before replace(String token) {
        var before = new Before(Tokens.readIfThere(file), Tokens.readIfThere(name));
        if (keyring.isPresent() && keptInKeyring(keyring.get(), token)) {
            Tokens.replace(file, null);
        } else {
            Tokens.replace(file, token);
            Tokens.replace(name, null);
        }
        return before;
    }

    private boolean keptInKeyring(Keyring there, String token) {
        byte[] chance = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(chance);
        String account = HexFormat.of().formatHex(chance);
        try {
            there.put(account, token);
            OwnFile.write(name, account.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (KeyringException e) {
            LOG.warn("The keyring did not take the token, so it is kept in a file. {}", e.getMessage());
            return false;
        } catch (IOException e) {
            throw new WordedException("token.unwritten", e);
        }
    }

    /** Puts back what was in force before. */
    void undo(Before before) {
        Optional<String> unwanted = Tokens.readIfThere(name);
        Tokens.replace(file, before.inFile().orElse(null));
        Tokens.replace(name, before.name().orElse(null));
        if (!unwanted.equals(before.name())) {
            unwanted.ifPresent(this::forget);
        }
    }

    /** Forgets, in the keyring too, what was in force before. */
    void settle(Before before) {
        if (!before.name().equals(Tokens.readIfThere(name))) {
            before.name().ifPresent(this::forget);
        }
    }

    /** Keeps none any more. */
    Before remove() {
        var before = new Before(Tokens.readIfThere(file), Tokens.readIfThere(name));
        Tokens.replace(file, null);
        Tokens.replace(name, null);
        return before;
    }

    private void forget(String account) {
        try {
            theKeyring().remove(account);
        } catch (KeyringException e) {
            LOG.warn("A token that is no longer used stays in the keyring. {}", e.getMessage());
        }
    }

    private Keyring theKeyring() {
        return keyring.orElseThrow(
                () -> new KeyringException(Reason.MISSING,
                        "The token is in a keyring that is not there: is the desktop's keyring running?", null));
    }
}

package org.outboxfx.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.Protection;
import org.outboxfx.Upkeep;
import org.outboxfx.app.keyring.Keyring;
import org.outboxfx.app.keyring.KeyringException;
import org.outboxfx.app.settings.Program.PassphrasePlace;
import org.outboxfx.server.SyncServer;
import org.outboxfx.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encryption of a profile: the device's database under the person's passphrase, and that of the server inside under a key that
 * only the device's gives. The passphrase is held in memory while the program runs, and kept in the desktop's keyring if the person
 * wants that. Blocks, for a person too: never on the JavaFX thread, but for what says otherwise.
 */
final class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final String SERVER_INSIDE = "the server inside";
    private static final int NAME_BYTES = 16;

    private final Profile profile;
    private final Optional<Keyring> keyring;
    private final Path keptName;
    private volatile char @Nullable [] passphrase;
    /** What the passphrase opens the server inside with; computing it takes a while. */
    private volatile byte @Nullable [] serverKey;

    Vault(Profile profile, Optional<Keyring> keyring) {
        this.profile = profile;
        this.keyring = keyring;
        this.keptName = profile.folder().resolve("passphrase.keyring");
    }

    /** Whether the passphrase must be given before the device can be opened. */
    boolean isLocked() {
        return passphrase == null && Protection.isOn(profile.device());
    }

    /** Whether everything is encrypted. Does not block. */
    boolean isOn() {
        return passphrase != null;
    }

    /** Does not block. */
    boolean hasKeyring() {
        return keyring.isPresent();
    }

    /** What the device is opened with; null if it is plain. Does not block. */
    char @Nullable [] passphrase() {
        char[] now = passphrase;
        return now == null ? null : now.clone();
    }

    /** The key of the server inside; null if it is plain. Does not block. */
    byte @Nullable [] serverKey() {
        byte[] now = serverKey;
        return now == null ? null : now.clone();
    }

    private Optional<byte[]> derived(char[] typed) {
        return Protection.derivedKey(profile.device(), typed, SERVER_INSIDE);
    }

    /** @return whether this is the passphrase; it is used from now on then */
    boolean unlock(char[] typed) {
        Optional<byte[]> key = derived(typed);
        key.ifPresent(found -> {
            serverKey = found;
            passphrase = typed.clone();
        });
        return key.isPresent();
    }

    /** @return whether the keyring had the passphrase */
    boolean unlockByKeyring() {
        try {
            return Files.exists(keptName) && keyring.flatMap(there -> there.find(Tokens.read(keptName)))
                    .map(kept -> unlock(kept.toCharArray())).orElse(false);
        } catch (KeyringException e) {
            LOG.warn("The keyring does not give the passphrase, so it is asked for. {}", e.getMessage());
            return false;
        }
    }

    /** Whether that was the passphrase, as far as it is known. Does not block. */
    boolean is(char[] typed) {
        char[] now = passphrase;
        return now != null && Arrays.equals(now, typed);
    }

    /**
     * Encrypts everything under a passphrase, or no longer. No device may be open; the server inside follows when it is opened.
     *
     * @param next null for no longer
     */
    void change(char @Nullable [] next) {
        byte[] key = serverKey();
        if (next == null && key != null) {
            SyncServer.decrypt(profile.server(), key); // first: its key is lost with the device's
        }
        Protection.change(profile.device(), passphrase, next);
        passphrase = next == null ? null : next.clone();
        serverKey = next == null ? null : key == null ? derived(next).orElse(null) : key;
    }

    /** Keeps the passphrase in the keyring, or no longer. A keyring that refuses costs the person typing it, nothing else. */
    void keep(PassphrasePlace place) {
        try {
            Tokens.readIfThere(keptName).ifPresent(old -> keyring.ifPresent(there -> there.remove(old)));
            Tokens.replace(keptName, null);
            char[] now = passphrase;
            if (place == PassphrasePlace.KEYRING && now != null && keyring.isPresent()) {
                byte[] chance = new byte[NAME_BYTES];
                new SecureRandom().nextBytes(chance);
                String name = HexFormat.of().formatHex(chance);
                keyring.get().put(name, new String(now));
                Tokens.replace(keptName, name);
            }
        } catch (KeyringException e) {
            LOG.warn("The keyring does not keep the passphrase. {}", e.getMessage());
        }
    }

    /** Where the passphrase is kept besides the person's head. */
    PassphrasePlace place() {
        return Files.exists(keptName) ? PassphrasePlace.KEYRING : PassphrasePlace.NOWHERE;
    }

    /** Whether this opens a backup; null for what everything is encrypted under now. One that is plain needs nothing. */
    boolean opensBackup(Path backup, char @Nullable [] typed) {
        char[] tried = typed == null ? passphrase() : typed;
        return !Protection.isOnIn(backup)
                || (tried != null && Protection.derivedKeyIn(backup, tried, SERVER_INSIDE).isPresent());
    }

    /**
     * Puts a backup in the place of everything here. What was encrypted stays so, under the same passphrase; what was not is from now
     * on, if the backup is. No device may be open.
     *
     * @param typed the backup's passphrase; null for the one that is in use
     */
    void restore(Path backup, char @Nullable [] typed) {
        char[] now = passphrase;
        byte[] key = serverKey();
        char[] opening = !Protection.isOnIn(backup) ? null : typed == null ? now : typed.clone();
        byte[] next = opening == null ? null : Protection.derivedKeyIn(backup, opening, SERVER_INSIDE).orElse(null);
        if (key != null && !Arrays.equals(key, next)) {
            SyncServer.decrypt(profile.server(), key); // first: its key is lost with the device's; it is encrypted when it is opened
        }
        var _ = Upkeep.restore(profile.device(), backup, opening);
        passphrase = opening;
        serverKey = next;
        if (now != null && !Arrays.equals(now, opening)) {
            Protection.change(profile.device(), opening, now);
            passphrase = now;
            serverKey = derived(now).orElse(null);
        }
    }

    /** Puts everything away that nobody can open any more; a new, empty device is begun. Nothing is deleted but the token inside. */
    void setAside() {
        if (SyncServer.isEncrypted(profile.server())) {
            setServerAside();
        }
        var _ = Protection.setAside(profile.device());
        passphrase = null;
        serverKey = null;
        keep(PassphrasePlace.NOWHERE);
        LOG.info("The encrypted files were put away in {}.", profile.folder());
    }

    private void setServerAside() {
        var _ = SyncServer.setAside(profile.server());
        Tokens.replace(profile.token(), null); // it was for the server that is put away
    }

    /**
     * Puts the database away that cannot be opened, the device's or that of the server inside; what the other has comes back from
     * there. What was encrypted stays so. Nothing is deleted.
     */
    void setDamagedAside() {
        if (!isDeviceDamaged()) {
            setServerAside();
            return;
        }
        char[] now = passphrase;
        byte[] key = serverKey();
        if (key != null) {
            SyncServer.decrypt(profile.server(), key); // first: its key is lost with the device's
        } else if (SyncServer.isEncrypted(profile.server())) {
            setServerAside(); // its key was damaged with the device's
        }
        var _ = Protection.setAside(profile.device());
        if (now != null) {
            Protection.change(profile.device(), null, now);
            serverKey = derived(now).orElse(null);
        }
        LOG.info("The damaged files were put away in {}.", profile.folder());
    }

    private boolean isDeviceDamaged() {
        try (OutboxClient _ = Wiring.quiet(profile, this)) {
            return false;
        } catch (StorageException e) {
            return switch (e.reason()) {
                case DAMAGED, WRONG_PASSPHRASE -> true;
                case IN_USE, NEWER, NO_BACKUP, BUSY, NOT_OPEN, OTHER -> throw e;
            };
        }
    }
}

package org.outboxfx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.Drain;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Passphrase;
import org.outboxfx.storage.StorageException;
import org.outboxfx.sync.RegistrationStatus;

/** What keeps a device going besides its work: backups, the sync registrations, and how it sends. Any thread. */
public final class Upkeep {

    private final ClientParts parts;

    Upkeep(ClientParts parts) {
        this.parts = parts;
    }

    /** The sync registrations as they are now; one that is quarantined fires no more until it is {@link #release released}. */
    public CompletableFuture<List<RegistrationStatus>> registrations() {
        return parts.manager.status();
    }

    /** Lets a registration fire again that was quarantined. Completes with false if there is none of this tag. */
    public CompletableFuture<Boolean> release(String tag) {
        return parts.manager.release(tag);
    }

    /**
     * Says whether the connection costs the person money. While it does, nothing is sent by itself, only by
     * {@link #sendAnyway}; pulling goes on. Holds until the client closes.
     */
    public void setMetered(boolean metered) {
        parts.monitor.setMetered(metered);
    }

    /** Sends what waits once, metered or not, and whatever delay was left. */
    public void sendAnyway() {
        parts.sync.sendOnce(Drain.Occasion.ASKED);
    }

    /**
     * How long changes made from now on are sent unasked, unless they say so themselves. Holds until the client closes.
     *
     * @throws IllegalArgumentException unless it is between one minute and 30 days: no server remembers longer
     */
    public void keepTryingFor(Duration sendAge) {
        parts.outbox.sendAge().set(sendAge);
    }

    /**
     * Writes a copy of this device's database, checked page by page, to a file that can be {@link #restore restored}.
     * Changes wait meanwhile.
     *
     * @return completes with the target; fails with a {@link StorageException} that says why nothing was written
     */
    public CompletableFuture<Path> backup(Path target) {
        return parts.database.backup(target);
    }

    /**
     * Puts a backup in the place of a device's database, which is kept under another name. The device goes on under a new
     * id, because its old one may have issued stamps since. No client may have the folder open. Blocks.
     *
     * @param folder the client's
     * @param passphrase the backup's, and the device's from now on; null if the backup is not encrypted
     * @return where the database that was there is kept; empty if there was none
     * @throws StorageException if the backup cannot be used, or the folder is in use; nothing was changed then
     */
    public static Optional<Path> restore(Path folder, Path backup, char @Nullable [] passphrase) {
        return ClientParts.restore(folder, backup, passphrase == null ? null : Passphrase.of(passphrase));
    }

    /**
     * Encrypts the database and its backups from now on, or puts them under another passphrase. Changes wait meanwhile. A kill at
     * any moment leaves the old state or the new one, each whole. See {@link Protection}.
     *
     * @param passphrase is copied
     * @return fails with a {@link StorageException}, and everything stays as it was, if it could not be done
     */
    public CompletableFuture<Void> protect(char[] passphrase) {
        return parts.database.protect(Passphrase.of(passphrase));
    }

    /** Encrypts the database no longer, on the same terms as {@link #protect}. */
    public CompletableFuture<Void> unprotect() {
        return parts.database.protect(null);
    }

    /** Opens a database that has failed now, instead of at the next of the regular attempts. */
    public void reopenDatabase() {
        parts.reopening.soon();
    }
}

package org.outboxfx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.outbox.Drain;
import org.outboxfx.storage.Database;
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
     * @return where the database that was there is kept; empty if there was none
     * @throws StorageException if the backup cannot be used, or the folder is in use; nothing was changed then
     */
    public static Optional<Path> restore(Path folder, Path backup) {
        return ClientParts.restore(folder, backup);
    }

    /** Opens a database that has failed now, instead of at the next of the regular attempts. */
    public void reopenDatabase() {
        parts.reopen();
    }
}

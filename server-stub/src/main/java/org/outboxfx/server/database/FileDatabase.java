package org.outboxfx.server.database;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Encryption;
import org.outboxfx.storage.Passphrase;
import org.outboxfx.storage.Schema;
import org.outboxfx.storage.Work;

/** An H2 file, held by this process alone. Transactions run one after the other, and those that wait together share a sync. */
public final class FileDatabase implements ServerDatabase {

    private static final Announcements NOBODY_ELSE = new Announcements() {
        @Override
        public void announce(String workspace, long position) {
            // There is no other process.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    };

    private static final String NAME = "server";

    private final Database database;

    private FileDatabase(Database database) {
        this.database = database;
    }

    /**
     * Opens the database {@code server} in a folder, making both if they are missing, readable by their owner only. Blocks.
     *
     * @throws org.outboxfx.storage.StorageException if it cannot be opened, for example because another process has it
     */
    public static FileDatabase open(Path folder, Schema schema) {
        return new FileDatabase(Database.open(folder.resolve(NAME), List.of(schema)));
    }

    /**
     * The same, encrypted under a key; a database that is plain is encrypted now.
     *
     * @param key 32 random bytes
     * @throws org.outboxfx.storage.WrongPassphraseException if it is encrypted under another key
     */
    public static FileDatabase open(Path folder, Schema schema, byte[] key) {
        Passphrase passphrase = Passphrase.ofKey(key);
        Database database = Database.open(folder.resolve(NAME), List.of(schema), passphrase);
        try {
            if (!Encryption.isOn(database.file())) {
                database.protect(passphrase).join();
            }
            return new FileDatabase(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Encrypts a closed database no longer; one that is plain or missing stays so. Blocks. */
    public static void decrypt(Path folder, Schema schema, byte[] key) {
        if (isEncrypted(folder)) {
            try (Database database = Database.open(folder.resolve(NAME), List.of(schema), Passphrase.ofKey(key))) {
                database.protect(null).join();
            }
        }
    }

    /** Whether a database can be opened with its key only. Blocks. */
    public static boolean isEncrypted(Path folder) {
        return Encryption.isOn(folder.resolve(NAME));
    }

    /** Puts a closed database away that nobody can open any more; returns where its files are kept. Blocks. */
    public static List<Path> setAside(Path folder) {
        return Encryption.setAside(folder.resolve(NAME));
    }

    @Override
    public Writers writers() {
        return Writers.THIS_PROCESS;
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(Work<T> work) {
        return database.inTransaction(work);
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(String workspace, Work<T> work) {
        return database.inTransaction(work);
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return database.read(work);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> submit(Work<T> work) {
        return database.submit(work);
    }

    @Override
    public Announcements announcements(Timekeeper time, Listener listener) {
        return NOBODY_ELSE;
    }

    @Override
    public void close() {
        database.close();
    }
}

package org.outboxfx.server.database;

import java.util.List;
import org.outboxfx.storage.Schema;
import org.outboxfx.storage.StorageException;
import org.outboxfx.storage.Transaction;

/**
 * Brings the tables to the newest version, all within one transaction: PostgreSQL takes tables back as well as rows. Of
 * several processes that start at once one works and the others wait.
 */
final class PostgresMigrations {

    /** Any number will do that nobody else uses in this database. */
    private static final long LOCK = 0x6f7574626f78L;

    private PostgresMigrations() {}

    /** @return the version that was there before */
    static int run(Transaction tx, Schema schema) {
        // No limits, because another process may take its time with a migration, and so may this one.
        tx.update("set local lock_timeout = 0");
        tx.update("set local statement_timeout = 0");
        tx.query("select pg_advisory_xact_lock(?)", row -> true, LOCK);
        tx.update("create table if not exists schema_version (name varchar(64) primary key, version int not null)");
        int version = tx.first("select version from schema_version where name = ?", row -> (int) row.number("version"),
                schema.name()).orElse(0);
        List<String> files = schema.files();
        if (version > files.size()) {
            throw new StorageException("The database was written by a newer version of this program: schema '" + schema.name()
                    + "' has version " + version + ", this program knows " + files.size()
                    + ". Nothing was changed; start the newer program instead.");
        }
        files.subList(version, files.size()).forEach(file -> tx.update(schema.script(file)));
        if (version < files.size()) {
            tx.update(
                    "insert into schema_version (name, version) values (?, ?) on conflict (name) do update set version = excluded.version",
                    schema.name(), files.size());
        }
        return version;
    }
}

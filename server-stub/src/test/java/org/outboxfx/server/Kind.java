package org.outboxfx.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.outboxfx.server.database.PostgresAddress;
import org.outboxfx.server.database.ServerDatabase;

/** The databases a server can stand on; what is true on one must be on the other. */
enum Kind {
    H2 {
        @Override
        ServerDatabase open(Path folder) {
            return SyncServer.open(folder);
        }
    },
    POSTGRESQL {
        private final Map<Path, PostgresAddress> addresses = new HashMap<>();

        @Override
        ServerDatabase open(Path folder) {
            return SyncServer.open(addresses.computeIfAbsent(folder, _ -> Postgres.empty()), 4);
        }
    };

    /** Opens the database that belongs to a folder; the same folder again is the same database. */
    abstract ServerDatabase open(Path folder);

    SyncServer.Builder server(Path folder) {
        return SyncServer.builder().database(() -> open(folder));
    }
}

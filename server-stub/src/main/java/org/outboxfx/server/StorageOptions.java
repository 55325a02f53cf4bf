package org.outboxfx.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.outboxfx.server.database.PostgresAddress;
import org.outboxfx.server.database.PostgresDatabase;
import org.outboxfx.server.database.ServerDatabase;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the server's data is: in a folder, or on PostgreSQL. */
final class StorageOptions {

    @Option(names = "--data", defaultValue = "server-data", description = "the folder of the database (default: ${DEFAULT-VALUE})", scope = ScopeType.INHERIT)
    private Path data = Path.of("server-data");

    @Option(names = "--db", description = "a PostgreSQL database instead, which several servers may share: jdbc:postgresql://host/name", scope = ScopeType.INHERIT)
    private @Nullable String db;

    @Option(names = "--db-user", description = "the user at that database", scope = ScopeType.INHERIT)
    private @Nullable String user;

    @Option(names = "--db-password-file", description = "a file with that user's password (or set OUTBOXFX_DB_PASSWORD)", scope = ScopeType.INHERIT)
    private @Nullable Path passwordFile;

    @Option(names = "--db-connections", defaultValue = ""
            + PostgresDatabase.DEFAULT_CONNECTIONS, description = "how many connections this server may have there at once (default: ${DEFAULT-VALUE})", scope = ScopeType.INHERIT)
    private int connections = PostgresDatabase.DEFAULT_CONNECTIONS;

    ServerDatabase open() {
        String url = db;
        return url == null
                ? SyncServer.open(data)
                : SyncServer.open(new PostgresAddress(url, user, Secret.read("OUTBOXFX_DB_PASSWORD", passwordFile)), connections);
    }

    @Override
    public String toString() {
        String url = db;
        return url == null ? data.toAbsolutePath().toString() : new PostgresAddress(url, null, null).toString();
    }
}

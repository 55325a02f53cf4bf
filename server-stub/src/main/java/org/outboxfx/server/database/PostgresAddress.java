package org.outboxfx.server.database;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is and who asks for it.
 *
 * @param url {@code jdbc:postgresql://host:port/database?…}, without a password: addresses end up in lists of processes
 * @param user null to leave it to the driver (the url, or the name of the process's user)
 * @param password null to leave it to the driver ({@code ~/.pgpass}, or none at all)
 */
public record PostgresAddress(String url, @Nullable String user, @Nullable String password) {

    public static final String PREFIX = "jdbc:postgresql:";

    public PostgresAddress {
        if (!url.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "Database address: expected " + PREFIX + "//host:port/database, found another form.");
        }
        if (url.contains("password=")) {
            throw new IllegalArgumentException("Database address: it holds a password, which others can read in the list of"
                    + " processes. Give the password in the environment or in a file.");
        }
    }

    /** What every connection needs besides the url. */
    Properties properties() {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false"); // it repeats rows
        return properties;
    }

    /** Without the password, and without what else the url says after the question mark. */
    @Override
    public String toString() {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}

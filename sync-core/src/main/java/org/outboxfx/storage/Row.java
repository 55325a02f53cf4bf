package org.outboxfx.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The current row of a query's result, read by column name. Valid only while its mapper runs. */
public final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /** How a row becomes a value. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(Row row);
    }

    /** @throws StorageException if the column is null */
    public String text(String column) {
        return present(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        try {
            return result.getString(column);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    /** The number; 0 if the column is null. */
    public long number(String column) {
        try {
            return result.getLong(column);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    public @Nullable Long numberOrNull(String column) {
        long number = number(column);
        return wasNull(column) ? null : number;
    }

    /** The yes or no; no if the column is null. */
    public boolean flag(String column) {
        try {
            return result.getBoolean(column);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    /** A column of milliseconds since 1970-01-01T00:00Z. */
    public Instant instant(String column) {
        return present(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        Long millis = numberOrNull(column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    public byte[] bytes(String column) {
        try {
            return present(column, result.getBytes(column));
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    private boolean wasNull(String column) {
        try {
            return result.wasNull();
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new StorageException("Column " + column + " is null where a value was expected.");
        }
        return value;
    }

    private static StorageException unreadable(String column, SQLException cause) {
        return new StorageException("Column " + column + " could not be read.", cause);
    }
}

package org.outboxfx.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.result.Row;
import org.h2.table.Table;
import org.h2.table.TableType;
import org.h2.value.Value;

/** Reads every page of every table and index, and compares each index with its table. */
final class SelfCheck {

    /** What a table holds: equal contents have equal values. */
    record Content(long rows, long checksum) {}

    private SelfCheck() {}

    /**
     * The contents by table name.
     *
     * @throws DamagedException if something is missing or does not agree
     */
    static Map<String, Content> run(Engine engine, DatabaseFiles files) throws SQLException {
        try (Connection connection = engine.connect(files)) {
            return run(connection);
        }
    }

    static Map<String, Content> run(Connection connection) throws SQLException {
        Migrations.requireTables(connection);
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        var contents = new TreeMap<String, Content>();
        for (Table table : session.getDatabase().getAllTablesAndViews()) {
            if (table.getTableType() == TableType.TABLE) {
                contents.put(table.getName(), check(session, table));
            }
        }
        connection.rollback();
        return contents;
    }

    private static Content check(SessionLocal session, Table table) {
        Content content = read(session, table.getScanIndex(session));
        for (Index index : table.getIndexes()) {
            long entries = count(session, index);
            if (entries != content.rows()) {
                throw new DamagedException("index " + index.getName() + " has " + entries + " entries, its table "
                        + table.getName() + " has " + content.rows() + " rows.");
            }
        }
        return content;
    }

    private static Content read(SessionLocal session, Index scan) {
        var checksum = new Checksum();
        long rows = 0;
        Cursor cursor = scan.find(session, null, null, false);
        while (cursor.next()) {
            Row row = cursor.get();
            for (Value value : row.getValueList()) {
                checksum.add(value.getString());
            }
            rows++;
        }
        return new Content(rows, checksum.value());
    }

    private static long count(SessionLocal session, Index index) {
        long entries = 0;
        Cursor cursor = index.find(session, null, null, false);
        while (cursor.next()) {
            cursor.get(); // fails if the entry points to a row that is not there
            entries++;
        }
        return entries;
    }
}

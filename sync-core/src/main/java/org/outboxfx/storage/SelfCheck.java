package org.outboxfx.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.db.MVSecondaryIndex;
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
        var keys = LongStream.builder();
        Content content = read(session, table.getScanIndex(session), keys);
        long[] rows = keys.build().sorted().toArray();
        for (Index index : table.getIndexes()) {
            // The others are the table itself, under another name.
            if (index instanceof MVSecondaryIndex) {
                long entries = count(session, index, rows);
                if (entries != content.rows()) {
                    throw new DamagedException("index " + index.getName() + " has " + entries + " entries, its table "
                            + table.getName() + " has " + content.rows() + " rows.");
                }
            }
        }
        return content;
    }

    private static Content read(SessionLocal session, Index scan, LongStream.Builder keys) {
        var checksum = new Checksum();
        long rows = 0;
        Cursor cursor = scan.find(session, null, null, false);
        while (cursor.next()) {
            Row row = cursor.get();
            for (Value value : row.getValueList()) {
                checksum.add(value.getString());
            }
            keys.add(row.getKey());
            rows++;
        }
        return new Content(rows, checksum.value());
    }

    /** Without reading the rows that the entries point to: they were read in their order, which is many times as fast. */
    private static long count(SessionLocal session, Index index, long[] rows) {
        long entries = 0;
        Cursor cursor = index.find(session, null, null, false);
        while (cursor.next()) {
            long key = cursor.getSearchRow().getKey();
            if (Arrays.binarySearch(rows, key) < 0) {
                throw new DamagedException("index " + index.getName() + " points to row " + key + ", which is not there.");
            }
            entries++;
        }
        return entries;
    }
}

package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.result.Row;
import org.h2.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are taken out of a table or of one of its indexes alone, as damage to the file would. */
class SelfCheckTest {

    private static final int ROWS = 300;

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws SQLException {
        try (Database database = Database.open(files().base(), Pairs.SCHEMAS)) {
            LongStream.range(0, ROWS).mapToObj(number -> Pairs.write(database, number)).toList().forEach(write -> write.join());
        }
    }

    @Test
    void whatAgreesIsCountedAndToldApartByItsContents() throws SQLException {
        var contents = SelfCheck.run(Engine.ON_DISK, files());

        assertThat(contents.get("RIGHTS").rows()).isEqualTo(ROWS);
        assertThat(SelfCheck.run(Engine.ON_DISK, files())).isEqualTo(contents);
        change("update rights set content = 'other' where number = 7");
        assertThat(SelfCheck.run(Engine.ON_DISK, files()).get("RIGHTS")).isNotEqualTo(contents.get("RIGHTS"));
    }

    @Test
    void anEntryThatPointsToNothingIsFoundThoughTheNumbersAgree() throws SQLException {
        remove(Kind.TABLE);
        remove(Kind.INDEX);

        assertThatThrownBy(() -> SelfCheck.run(Engine.ON_DISK, files())).isInstanceOf(DamagedException.class)
                .hasMessageContaining("RIGHTS_CONTENT points to row");
    }

    @Test
    void aRowThatAnIndexDoesNotHaveIsFound() throws SQLException {
        remove(Kind.INDEX);

        assertThatThrownBy(() -> SelfCheck.run(Engine.ON_DISK, files())).isInstanceOf(DamagedException.class)
                .hasMessageContaining("RIGHTS_CONTENT has 299 entries, its table RIGHTS has 300 rows");
    }

    private enum Kind {
        TABLE, INDEX
    }

    /** Takes the first row out of the table alone, or the last one out of its index alone. */
    private void remove(Kind kind) throws SQLException {
        try (Connection connection = Engine.ON_DISK.connect(files())) {
            var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            Table table = session.getDatabase().getAllTablesAndViews().stream().filter(each -> each.getName().equals("RIGHTS"))
                    .findFirst().orElseThrow();
            Index scan = table.getScanIndex(session);
            Index secondary = table.getIndexes().stream().filter(each -> each.getName().equals("RIGHTS_CONTENT")).findFirst()
                    .orElseThrow();
            List<Row> ends = ends(session, scan);
            if (kind == Kind.TABLE) {
                scan.remove(session, ends.getFirst());
            } else {
                secondary.remove(session, ends.getLast());
            }
            connection.commit();
        }
    }

    private static List<Row> ends(SessionLocal session, Index scan) {
        Cursor cursor = scan.find(session, null, null, false);
        cursor.next();
        Row first = cursor.get();
        Row last = first;
        while (cursor.next()) {
            last = cursor.get();
        }
        return List.of(first, last);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = Engine.ON_DISK.connect(files())) {
            connection.createStatement().execute(sql);
            connection.commit();
        }
    }

    private DatabaseFiles files() {
        return DatabaseFiles.of(folder.resolve("pairs"));
    }
}

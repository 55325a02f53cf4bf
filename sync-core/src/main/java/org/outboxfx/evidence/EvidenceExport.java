package org.outboxfx.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Database;
import org.outboxfx.wire.Wire;

/** Writes evidence as JSON Lines: one object per row, oldest first, with the members that docs/evidence.md names. */
public final class EvidenceExport {

    private static final int PAGE = 1_000;
    /** The version of the lines' form. */
    private static final int FORM = 1;

    private final Database database;
    private final EvidenceStore store = new EvidenceStore();

    public EvidenceExport(Database database) {
        this.database = database;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(int form, long sequence, String at, String event, @Nullable Long entry, @Nullable String opId,
            @Nullable String type, @Nullable String id, @Nullable String state, @Nullable String outcome,
            @Nullable String agentTask, @JsonUnwrapped Facts facts, @JsonUnwrapped Origin origin, String previous, String hash) {

        static Line of(Evidence row) {
            return new Line(FORM, row.sequence(), row.at().toString(), row.event().name(), row.entry(), row.opId(),
                    row.key() == null ? null : row.key().type(), row.key() == null ? null : row.key().id(),
                    row.state() == null ? null : row.state().name(), row.outcome() == null ? null : row.outcome().name(),
                    row.agentTask(), row.facts(), row.origin(), row.previous(), row.hash());
        }
    }

    /**
     * Writes all rows there are. Blocks; not for a thread that must not wait.
     *
     * @return how many
     * @throws org.outboxfx.storage.StorageException if a row cannot be read any more, because it was altered
     */
    public long writeTo(Writer out) throws IOException {
        long rows = 0;
        List<StoredRow> page = from(1);
        while (!page.isEmpty()) {
            for (StoredRow row : page) {
                out.write(Wire.writeText(Line.of(row.read())));
                out.write('\n');
                rows++;
            }
            page = from(page.getLast().sequence() + 1);
        }
        return rows;
    }

    private List<StoredRow> from(long sequence) {
        return database.read(tx -> store.from(tx, sequence, PAGE));
    }
}

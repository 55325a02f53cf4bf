package org.outboxfx.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.RecordKey;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Wire;

/**
 * Which rows someone wants to see; what is null does not matter.
 *
 * @param from not before this time
 * @param until before this time
 * @param tag of this sync tag
 * @param key of this record
 * @param state of entries that came into this state
 * @param outcome of entries that the server said this of
 * @param agentTask of entries that this task of an agent queued
 */
public record EvidenceFilter(@Nullable Instant from, @Nullable Instant until, @Nullable String tag, @Nullable RecordKey key,
        @Nullable EntryState state, OpResult.@Nullable Status outcome, @Nullable String agentTask) {

    private static final String ALL = "evidence f use index (evidence_filter)";
    private static final String OF_RECORD = "outbox_entry n join evidence f use index (evidence_entry) on f.entry = n.number";

    /** Everything. */
    public static EvidenceFilter all() {
        return new EvidenceFilter(null, null, null, null, null, null, null);
    }

    /**
     * Parts of a query, with their parameters.
     *
     * @param tables the evidence as {@code f}, by an index that answers the condition without reading rows that do not fit
     */
    record Condition(String tables, String sql, List<Object> parameters) {}

    /** @param origins the ids of what rows have in common that holds {@link #tagAsStored}; ignored if no tag is asked for */
    Condition condition(List<Long> origins) {
        var sql = new StringBuilder();
        var parameters = new ArrayList<Object>();
        add(sql, parameters, "f.at >= ?", from);
        add(sql, parameters, "f.at < ?", until);
        if (tag != null) {
            sql.append(origins.stream().map(origin -> "?").collect(Collectors.joining(", ", " and f.origin in (", ")")));
            parameters.addAll(origins);
        }
        add(sql, parameters, "n.record_id = ?", key == null ? null : key.id());
        add(sql, parameters, "n.record_type = ?", key == null ? null : key.type());
        add(sql, parameters, "f.state = ?", state == null ? null : state.name());
        add(sql, parameters, "f.outcome = ?", outcome == null ? null : outcome.name());
        add(sql, parameters, "f.agent_task = ?", agentTask);
        return new Condition(key == null ? ALL : OF_RECORD, sql.toString(), parameters);
    }

    /** The tag as it stands in what rows have in common. */
    @Nullable
    String tagAsStored() {
        return tag == null ? null : "\"tag\":\"" + Wire.quoted(tag) + "\"";
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.add(value);
        }
    }
}

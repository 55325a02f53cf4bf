package org.outboxfx.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /** Everything. */
    public static EvidenceFilter all() {
        return new EvidenceFilter(null, null, null, null, null, null, null);
    }

    /** A part of a query, with its parameters. */
    record Condition(String sql, List<Object> parameters) {}

    Condition condition() {
        var sql = new StringBuilder();
        var parameters = new ArrayList<Object>();
        add(sql, parameters, "e.at >= ?", from);
        add(sql, parameters, "e.at < ?", until);
        add(sql, parameters, "locate(?, o.content) > 0", tag == null ? null : "\"tag\":\"" + Wire.quoted(tag) + "\"");
        add(sql, parameters, "e.record_type = ?", key == null ? null : key.type());
        add(sql, parameters, "e.record_id = ?", key == null ? null : key.id());
        add(sql, parameters, "e.state = ?", state == null ? null : state.name());
        add(sql, parameters, "e.outcome = ?", outcome == null ? null : outcome.name());
        add(sql, parameters, "e.agent_task = ?", agentTask);
        return new Condition(sql.toString(), parameters);
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.add(value);
        }
    }
}

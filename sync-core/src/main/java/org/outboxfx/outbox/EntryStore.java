package org.outboxfx.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.record.Agent;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Checksum;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.Wire;

/** The table of entries. Every change of a state goes through {@link #move}, which compares before it sets. */
final class EntryStore {

    private static final String SELECT = "select * from outbox_entry ";

    /** Adds an entry. Its number is given by the database. */
    OutboxEntry insert(Transaction tx, OutboxEntry entry) {
        Content content = entry.content();
        Progress progress = entry.progress();
        Agent agent = entry.authority().agent();
        String payload = payload(content);
        long number = tx.first("""
                select number from final table (insert into outbox_entry
                  (op_id, record_type, record_id, kind, impact, lane, payload, stamp, creates, state, reason, next_at,
                   attempted, attempts, created_at, changed_at, expires_at, checksum, member, agent_task, agent_authorised_by)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))
                """, row -> row.number("number"), entry.opId(), content.key().type(), content.key().id(), content.kind().name(),
                content.impact().name(), content.lane(), payload, text(content.stamp()), content.creates(),
                progress.state().name(),
                text(progress.reason()), progress.nextAt(), progress.attempted(), progress.attempts(), entry.createdAt(),
                progress.changedAt(), progress.expiresAt(), Checksum.of(payload), entry.authority().member(),
                agent == null ? null : agent.task(),
                agent == null ? null : agent.authorisedBy()).orElseThrow();
        return new OutboxEntry(entry.opId(), number, content, progress, entry.createdAt(), entry.authority());
    }

    Optional<OutboxEntry> find(Transaction tx, String opId) {
        return tx.first(SELECT + "where op_id = ?", EntryRow::read, opId);
    }

    /** The entries of one record that are in one of the given states, oldest first. */
    List<OutboxEntry> ofRecord(Transaction tx, RecordKey key, Collection<EntryState> states) {
        return tx
                .query(SELECT + "where record_id = ? and record_type = ? order by number", EntryRow::read, key.id(),
                        key.type())
                .stream()
                .filter(entry -> states.contains(entry.state())).toList();
    }

    /** The operation ids of those entries of a record that others wait for. */
    Set<String> dependedOn(Transaction tx, RecordKey key) {
        return Set.copyOf(tx.query("select op_id from outbox_entry where record_id = ? and record_type = ? and depended_on",
                row -> row.text("op_id"), key.id(), key.type()));
    }

    boolean isDependedOn(Transaction tx, String opId) {
        return tx.first("select depended_on from outbox_entry where op_id = ?", row -> row.flag("depended_on"), opId)
                .orElse(false);
    }

    void markDependedOn(Transaction tx, Collection<String> opIds) {
        opIds.forEach(opId -> tx.update("update outbox_entry set depended_on = true where op_id = ?", opId));
    }

    /** The entries in one state, oldest first. The cost does not depend on how many entries there are. */
    List<OutboxEntry> inState(Transaction tx, EntryState state, int limit) {
        return tx.query(SELECT + "where state = ? order by state, number limit ?", EntryRow::read, state.name(), limit);
    }

    /**
     * A page of the entries in any of several states: state after state, each newest first. What comes before it is passed
     * over in the index alone.
     */
    List<OutboxEntry> page(Transaction tx, Collection<EntryState> states, int limit, int offset) {
        var found = new ArrayList<OutboxEntry>();
        long before = offset;
        for (EntryState state : states) {
            List<OutboxEntry> part = tx.query(SELECT + """
                    where state = ? and number <= (select number from outbox_entry where state = ?
                      order by state desc, number desc limit 1 offset ?)
                    order by state desc, number desc limit ?""", EntryRow::read, state.name(), state.name(), before,
                    limit - found.size());
            found.addAll(part);
            if (found.size() == limit) {
                break;
            }
            before = part.isEmpty() ? Math.max(0, before - count(tx, state)) : 0;
        }
        return found;
    }

    private static long count(Transaction tx, EntryState state) {
        return tx.first("select count(*) as entries from outbox_entry where state = ?", row -> row.number("entries"),
                state.name()).orElse(0L);
    }

    /** The newest entries in these states whose payload holds a text, whatever its letter case. */
    List<OutboxEntry> holding(Transaction tx, Collection<EntryState> states, String text, int limit) {
        return tx.query(
                SELECT + "where state in (" + names(states) + ") and locate(?, lower(payload)) > 0 order by number desc limit ?",
                EntryRow::read, Wire.quoted(text.toLowerCase(Locale.ROOT)), limit);
    }

    /** Entries in the order of their numbers, from behind one on. */
    List<OutboxEntry> after(Transaction tx, long number, int limit) {
        return tx.query(SELECT + "where number > ? order by number limit ?", EntryRow::read, number, limit);
    }

    List<OutboxEntry> inLane(Transaction tx, String lane, EntryState state) {
        return tx.query(SELECT + "where lane = ? and state = ? order by number", EntryRow::read, lane, state.name());
    }

    List<RecordKey> keysInState(Transaction tx, EntryState state, String type) {
        return tx.query("select record_id from outbox_entry where state = ? and record_type = ?",
                row -> new RecordKey(type, row.text("record_id")), state.name(), type);
    }

    List<EntryState> statesOf(Transaction tx, RecordKey key) {
        return tx.query("select state from outbox_entry where record_id = ? and record_type = ?",
                row -> EntryState.valueOf(row.text("state")), key.id(), key.type());
    }

    /** The newest entries in these states that change records of one type. The cost does not depend on how many others there are. */
    List<OutboxEntry> ofType(Transaction tx, Collection<EntryState> states, String type, int limit) {
        return states.stream().flatMap(state -> tx.query(SELECT + """
                where record_type = ? and state = ? order by record_type desc, state desc, number desc limit ?""",
                EntryRow::read, type, state.name(), limit).stream())
                .sorted(Comparator.comparingLong(OutboxEntry::number).reversed()).limit(limit).toList();
    }

    private static String names(Collection<EntryState> states) {
        return states.stream().map(state -> "'" + state.name() + "'").collect(Collectors.joining(", "));
    }

    /** For each lane with an entry that parks it: the number of the first such entry. */
    Map<String, Long> parkedLanes(Transaction tx) {
        var parked = new HashMap<String, Long>();
        for (EntryState state : EntryState.values()) {
            if (state.parksLane()) {
                tx.query("select lane, min(number) as number from outbox_entry where state = ? group by lane",
                        row -> Map.entry(row.text("lane"), row.number("number")), state.name())
                        .forEach(entry -> parked.merge(entry.getKey(), entry.getValue(), Math::min));
            }
        }
        return parked;
    }

    List<OutboxEntry> blockedByDependency(Transaction tx, int limit) {
        return tx.query(SELECT + "where state = 'BLOCKED' and reason = 'DEPENDENCY' order by state, number limit ?",
                EntryRow::read,
                limit);
    }

    /** Sent entries that the feed has shown up to the given position, oldest first. */
    List<OutboxEntry> sentUpTo(Transaction tx, long seq, int limit) {
        return tx.query(SELECT + "where state = 'SENT' and (seq is null or seq <= ?) order by state, number limit ?",
                EntryRow::read, seq,
                limit);
    }

    /** The entries of a state that waited longer than they may, and which the server certainly does not have. */
    List<OutboxEntry> overdue(Transaction tx, EntryState state, Instant now) {
        return tx.query(SELECT + "where state = ? and expires_at <= ? and not attempted order by number", EntryRow::read,
                state.name(), now);
    }

    /** The entries of a state that the server may have, and which waited longer than they may. */
    List<OutboxEntry> overdueButAttempted(Transaction tx, EntryState state, Instant now) {
        return tx.query(SELECT + "where state = ? and expires_at <= ? and attempted order by number", EntryRow::read,
                state.name(), now);
    }

    List<OutboxEntry> expiringUntil(Transaction tx, EntryState state, Instant latest) {
        return tx.query(SELECT + "where state = ? and expires_at <= ? order by number", EntryRow::read, state.name(), latest);
    }

    /** When the first entry of a state expires, or should have. */
    Optional<Instant> firstExpiry(Transaction tx, EntryState state) {
        return tx.query("select min(expires_at) as earliest from outbox_entry where state = ?",
                row -> Optional.ofNullable(row.instantOrNull("earliest")), state.name()).getFirst();
    }

    /** When the next entry of a state expires or is to be warned of, what is past left out. */
    Optional<Instant> earliestDeadline(Transaction tx, EntryState state, Instant now) {
        return tx.query("select created_at, expires_at, warned_at from (select created_at, expires_at,"
                + " expires_at - least(?, (expires_at - created_at) / 10) as warned_at from outbox_entry where state = ?)"
                + " where expires_at > ?",
                row -> row.instant("warned_at").isAfter(now) ? row.instant("warned_at") : row.instant("expires_at"),
                OutboxEntry.LONGEST_WARNING.toMillis(), state.name(), now).stream().min(Instant::compareTo);
    }

    /** Gives what is sent and stands at a position, or behind it, another one. */
    void moveSentPositions(Transaction tx, long from, long to) {
        tx.update("update outbox_entry set seq = ? where state = 'SENT' and seq >= ?", to, from);
    }

    /** True if an entry of the lane that parks it comes before the given number. */
    boolean isLaneParked(Transaction tx, String lane, long beforeNumber) {
        for (EntryState state : EntryState.values()) {
            if (state.parksLane()
                    && tx.first("select number from outbox_entry where lane = ? and state = ? and number < ? limit 1",
                            row -> row.number("number"), lane, state.name(), beforeNumber).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** When the next entry in one of these states moves on by itself. */
    Optional<Instant> earliestNextAt(Transaction tx, EntryState state) {
        return tx.first("select min(next_at) as earliest from outbox_entry where state = ?",
                row -> Optional.ofNullable(row.instantOrNull("earliest")), state.name()).flatMap(earliest -> earliest);
    }

    /**
     * Moves an entry from the state it is known to be in to another, and stores everything else that changed with it.
     *
     * @throws MovedOnException if there is no such move, or the entry is no longer in that state
     */
    OutboxEntry move(Transaction tx, OutboxEntry from, OutboxEntry to) {
        Progress progress = to.progress();
        from.state().to(to.state(), from.opId());
        int changed = tx.update(
                """
                        update outbox_entry set op_id = ?, stamp = ?, state = ?, reason = ?, detail = ?, next_at = ?, attempted = ?, attempts = ?,
                          changed_at = ?, expires_at = ?, status = ?, seq = ?, request = ?
                        where number = ? and state = ?""",
                to.opId(), text(to.content().stamp()), progress.state().name(),
                text(progress.reason()), progress.detail(), progress.nextAt(), progress.attempted(), progress.attempts(),
                progress.changedAt(), progress.expiresAt(), text(progress.status()), progress.seq(), progress.request(),
                from.number(),
                from.state().name());
        if (changed != 1) {
            throw new MovedOnException(
                    "Outbox entry " + from.opId() + " is no longer " + from.state() + "; it was not moved to "
                            + to.state() + ". Read it again and decide anew.");
        }
        return to;
    }

    /** Stores another content of an entry that was never attempted, in whatever state it is. */
    void rewrite(Transaction tx, OutboxEntry entry) {
        String payload = payload(entry.content());
        tx.update("update outbox_entry set payload = ?, checksum = ?, stamp = ?, creates = ?, changed_at = ? where number = ?",
                payload,
                Checksum.of(payload), text(entry.content().stamp()), entry.content().creates(), entry.progress().changedAt(),
                entry.number());
    }

    /** Stores who stands behind an entry from now on. */
    void authorise(Transaction tx, OutboxEntry entry) {
        tx.update("update outbox_entry set member = ?, confirmed_at = ? where number = ?", entry.authority().member(),
                entry.authority().confirmedAt(), entry.number());
    }

    /** Unsent entries that a person may be asked about because of their impact or who queued them, oldest first. */
    List<OutboxEntry> ofHighImpact(Transaction tx, EntryState state, int limit) {
        return tx.query(SELECT + "where asked = true and state = ? order by asked, state, number limit ?", EntryRow::read,
                state.name(), limit);
    }

    /** Entries that expire up to a time, the first to do so first. */
    List<OutboxEntry> expiringUpTo(Transaction tx, EntryState state, Instant until, int limit) {
        return tx.query(SELECT + "where state = ? and expires_at <= ? order by expires_at, number limit ?", EntryRow::read,
                state.name(), until, limit);
    }

    List<EntryCount> counts(Transaction tx) {
        return tx.query("select state, count(*) as entries from outbox_entry group by state",
                row -> new EntryCount(EntryState.valueOf(row.text("state")), row.number("entries")));
    }

    record EntryCount(EntryState state, long entries) {}

    private static String payload(Content content) {
        return new Payload(content.fields(), content.before(), content.dependsOn()).toJson();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

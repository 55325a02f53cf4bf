package org.outboxfx.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.Confirmation.Cause;
import org.outboxfx.outbox.Confirmation.Situation;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.StorageException;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.ImpactPolicy;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/**
 * Whether what was wanted then is still wanted now: deferred action is not authorization (protocol, section 7). Knows who is
 * signed in and the server's policy, as the server last said; until it has, a policy of its own.
 */
public final class Revalidation {

    private static final Duration STANDARD_AGE = Duration.ofHours(1);

    private final InstantSource time;
    private final BiFunction<Transaction, OutboxEntry, Record> others;
    private final BiFunction<Transaction, RecordKey, Optional<Record>> records;
    private volatile Standing standing = new Standing(null, STANDARD_AGE, ImpactPolicy.standard());

    /** What holds now. */
    private record Standing(@Nullable String member, Duration maxAge, ImpactPolicy impact) {

        static Standing of(SessionInfo session) {
            ImpactPolicy impact = session.policy().impact();
            return new Standing(session.member(), Duration.ofMinutes(session.policy().impactAgeMinutes()),
                    impact == null ? ImpactPolicy.standard() : impact);
        }
    }

    /**
     * @param others the entry's record as it is now, without what this device has not sent yet
     * @param records any record as it is now
     */
    public Revalidation(InstantSource time, BiFunction<Transaction, OutboxEntry, Record> others,
            BiFunction<Transaction, RecordKey, Optional<Record>> records) {
        this.time = time;
        this.others = others;
        this.records = records;
    }

    /** Takes up what the server said before the program was started. */
    public void load(Transaction tx) {
        tx.first("select content from outbox_session where id = 1", row -> row.text("content")).ifPresent(content -> {
            try {
                standing = Standing.of(Wire.read(content, SessionInfo.class));
            } catch (WireException e) {
                throw new StorageException("What the server said of itself cannot be read back.", e);
            }
        });
    }

    /** The server says who is signed in and what its policy is. */
    public void sessionIs(Transaction tx, SessionInfo session) {
        tx.update("merge into outbox_session (id, content) key (id) values (1, ?)", Wire.writeText(session));
        tx.afterCommit(() -> standing = Standing.of(session));
    }

    /** Who is signed in, as far as is known. */
    public @Nullable String member() {
        return standing.member();
    }

    /** The same changes, with the impact that the policy finds in what is done at once. */
    public List<Change> classified(List<Change> changes) {
        ImpactPolicy impact = standing.impact();
        long deletions = changes.stream().filter(Revalidation::deletes).count();
        return changes.stream().map(change -> isHigh(change, impact) || (deletes(change) && deletions > impact.deletionsAtOnce())
                ? change.withImpact(Change.Impact.HIGH)
                : change).toList();
    }

    private static boolean isHigh(Change change, ImpactPolicy impact) {
        return impact.high().stream().anyMatch(
                rule -> rule.type().equals(change.key().type()) && rule.value().equals(change.fields().get(rule.field())));
    }

    private static boolean deletes(Change change) {
        return FieldValue.of(true).equals(change.fields().get(Record.DELETED));
    }

    /** Why a person must be asked before the entry is sent now; empty if it may go. */
    Set<Cause> causes(Transaction tx, OutboxEntry entry) {
        Standing now = standing;
        var causes = EnumSet.noneOf(Cause.class);
        Authority authority = entry.authority();
        if (authority.agent() != null && now.impact().confirmAgentWork() && authority.confirmedAt() == null) {
            causes.add(Cause.AGENT_WORK);
        }
        if (conversation(tx, entry).filter(there -> Audience.hasChanged(entry, there)).isPresent()) {
            causes.add(Cause.RECIPIENTS_CHANGED);
        }
        if (entry.content().impact() == Change.Impact.HIGH) {
            if (lateFrom(entry).isBefore(time.instant())) {
                causes.add(Cause.AGE);
            }
            if (isOfAnother(entry)) {
                causes.add(Cause.OTHER_PERSON);
            }
            if (hasMoved(entry, others.apply(tx, entry))) {
                causes.add(Cause.RECORD_MOVED);
            }
        }
        return causes;
    }

    private Optional<Record> conversation(Transaction tx, OutboxEntry entry) {
        return Audience.conversation(entry).flatMap(key -> records.apply(tx, key));
    }

    /** What the entry sets once a person has confirmed that those may get it who would get it now. */
    SortedMap<String, FieldValue> addressed(Transaction tx, OutboxEntry entry) {
        return conversation(tx, entry).filter(there -> Audience.hasChanged(entry, there))
                .map(there -> Audience.addressed(entry, there)).orElse(entry.fields());
    }

    /** Whether another person wrote it than is signed in. Nobody is another one than who is not known. */
    boolean isOfAnother(OutboxEntry entry) {
        String author = entry.authority().member();
        String signedIn = standing.member();
        return author != null && signedIn != null && !author.equals(signedIn);
    }

    /** When an entry of high impact becomes so old that it is looked at again. */
    Instant lateFrom(OutboxEntry entry) {
        Instant confirmedAt = entry.authority().confirmedAt();
        return (confirmedAt == null ? entry.createdAt() : confirmedAt).plus(standing.maxAge());
    }

    /** When a person will be asked if the entry is not sent before; now, if they would be already. */
    Optional<Instant> asksAt(Transaction tx, OutboxEntry entry, Instant until) {
        if (!causes(tx, entry).isEmpty()) {
            return Optional.of(time.instant());
        }
        boolean ages = entry.content().impact() == Change.Impact.HIGH && !lateFrom(entry).isAfter(until);
        return ages ? Optional.of(lateFrom(entry)) : Optional.empty();
    }

    private static boolean hasMoved(OutboxEntry entry, Record now) {
        Record seen = entry.content().before();
        return seen(entry, now).fields().keySet().stream()
                .anyMatch(field -> !Objects.equals(now.stamp(field), seen.stamp(field)));
    }

    /** The part of a record that the entry's author looks at: all of it to delete it, else what is set. */
    static Record seen(OutboxEntry entry, Record record) {
        if (entry.fields().containsKey(Record.DELETED)) {
            return record;
        }
        var fields = new TreeMap<>(record.fields());
        fields.keySet().removeIf(name -> !entry.fields().containsKey(name) && !name.equals(Record.DELETED));
        return new Record(record.key(), fields);
    }

    /** The entry's record as it is now, without what this device has not sent yet. */
    Record others(Transaction tx, OutboxEntry entry) {
        return others.apply(tx, entry);
    }

    Confirmation confirmation(Transaction tx, OutboxEntry entry) {
        Instant confirmedAt = entry.authority().confirmedAt();
        return new Confirmation(entry, causes(tx, entry),
                new Situation(confirmedAt == null ? entry.createdAt() : confirmedAt, entry.authority().member(),
                        entry.content().before()),
                new Situation(time.instant(), standing.member(), others.apply(tx, entry)));
    }
}

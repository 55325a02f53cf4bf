package org.outboxfx.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.Field;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Schema;
import org.outboxfx.storage.Transaction;

/**
 * The queue of what a person did and the server has not yet answered for: the person's side of it. {@link Sending} is the network's side.
 *
 * <p>Every method works within the caller's transaction, so that an entry and the record it changes are stored together
 * or not at all. Nothing is ever deleted; an entry that is not to be sent any more keeps its row.
 */
public final class Outbox {

    /** How long an entry may wait to be sent, unless its change says otherwise. */
    public static final Duration DEFAULT_SEND_AGE = Duration.ofDays(30);
    static final Set<EntryState> OPEN = Set.of(EntryState.QUEUED, EntryState.BLOCKED, EntryState.RETRY_WAIT,
            EntryState.HELD,
            EntryState.REJECTED, EntryState.EXPIRED, EntryState.NEEDS_CONFIRMATION, EntryState.SENDING);

    private final EntryStore store = new EntryStore();
    private final Deadline deadline = new Deadline();
    private final Movements movements;
    private final Dependents dependents;
    private final InstantSource time;
    private final Revalidation revalidation;
    private final SendAge sendAge = new SendAge();
    private final Workings workings;

    /**
     * @param witness is told of every event, within its transaction
     * @param revalidation knows who is signed in, and who must be asked before something is sent late
     * @param moved is told the operation ids of the entries that changed, and their records, on the database's thread; must not block
     */
    public Outbox(InstantSource time, Witness witness, Revalidation revalidation,
            BiConsumer<Set<String>, Set<RecordKey>> moved) {
        this.time = time;
        this.revalidation = revalidation;
        this.movements = new Movements(store, witness, deadline, moved);
        this.dependents = new Dependents(store, movements);
        this.workings = new Workings(store, movements, dependents, revalidation, time);
    }

    /** The outbox's tables. */
    public static Schema schema() {
        return Schema.of("outbox", Outbox.class, "001-entries.sql", "002-depended-on.sql", "003-request.sql",
                "004-authority.sql", "005-covering.sql", "006-expiry.sql", "007-tally.sql",
                "008-type.sql");
    }

    /** How long what is added may wait. */
    public SendAge sendAge() {
        return sendAge;
    }

    /** What is in it, for those who show it. */
    public Contents contents() {
        return new Contents(store);
    }

    /** What is being written, or can still be taken back to be written anew. */
    public Drafts drafts() {
        return new Drafts(workings, sending(), sendAge);
    }

    /** What a person is asked before it is sent late. */
    public Questions questions() {
        return new Questions(workings, sending(), deadline);
    }

    /** New stamps for what is unsent. */
    public Restamping restamping() {
        return new Restamping(store, movements);
    }

    /** What time alone makes of entries. */
    public Aging aging() {
        return new Aging(store, movements, deadline, time);
    }

    /** The side that sends what is queued here. */
    public Sending sending() {
        return new Sending(workings, aging(), new Claim(workings));
    }

    /** Counts what is there. Call once, before anything else. */
    public void load(Transaction tx) {
        movements.load(tx);
        revalidation.load(tx);
    }

    /**
     * Keeps the numbers, so that the next {@link #load} costs the same however many entries there are. Call at the end.
     *
     * @return false if they were kept already
     */
    public boolean keepTally(Transaction tx) {
        return movements.keepTally(tx);
    }

    /**
     * Queues a change, taking over what it overwrites in entries the server cannot have seen.
     *
     * @param stored the record as it was before the change; empty if there was none
     * @param stamp the stamp of the changed fields
     */
    public OutboxEntry add(Transaction tx, Change change, Record stored, HybridTimestamp stamp) {
        Instant now = time.instant();
        var content = Content.of(change, seen(change, stored), stamp, stored.fields().isEmpty());
        List<OutboxEntry> open = store.ofRecord(tx, change.key(), OPEN);
        Coalescing.Outcome coalesced = Coalescing.of(content, open, apart(tx, change, open));
        coalesced.emptied().forEach(entry -> movements.move(tx, entry,
                entry.progress().to(EntryState.ABSORBED, now)));
        coalesced.emptied().forEach(entry -> sending().unblock(tx, entry.lane()));
        coalesced.rewritten().forEach(entry -> edited(tx, entry));
        boolean parked = store.isLaneParked(tx, change.lane(), Long.MAX_VALUE);
        Progress progress = Progress.begin(EntryState.QUEUED, now, sendAge.of(change, now));
        return movements.add(tx, OutboxEntry.begun(coalesced.newest(),
                parked ? progress.to(EntryState.BLOCKED, Reason.LANE, now) : progress, authority(change), now));
    }

    private Authority authority(Change change) {
        return new Authority(revalidation.member(), change.agent(), null);
    }

    /**
     * Deletes a record of which nothing was ever sent: what waits of it, and its deletion, are cancelled, and the server hears
     * of none of it. The caller removes the record, of which the feed must have brought nothing either.
     *
     * @return the deletion; empty if the server has to be told of it
     */
    public Optional<OutboxEntry> vanish(Transaction tx, Change change, Record stored, HybridTimestamp stamp) {
        List<OutboxEntry> open = store.ofRecord(tx, change.key(), OPEN);
        if (!Vanishing.isUnheardOf(change, stored, open, apart(tx, change, open))) {
            return Optional.empty();
        }
        Instant now = time.instant();
        open.forEach(entry -> movements.move(tx, entry, Vanishing.gone(entry, now)));
        OutboxEntry deletion = movements.add(tx, OutboxEntry.begun(Content.of(change, stored, stamp, false),
                Progress.begin(EntryState.QUEUED, now, sendAge.of(change, now)), authority(change), now));
        open.stream().map(OutboxEntry::lane).distinct().forEach(lane -> sending().unblock(tx, lane));
        return Optional.of(movements.move(tx, deletion, Vanishing.gone(deletion, now)));
    }

    /** The change that brings a vanished record back as it was, if that is what the change means; otherwise the change itself. */
    public Change whole(Transaction tx, Change change) {
        return FieldValue.of(false).equals(change.fields().get(Record.DELETED))
                ? Vanishing.whole(change, store.ofRecord(tx, change.key(), Set.of(EntryState.CANCELLED)))
                : change;
    }

    /** Entries that are sent by themselves: others wait for them, or someone else stands behind them. */
    private Set<String> apart(Transaction tx, Change change, List<OutboxEntry> open) {
        var apart = new HashSet<>(store.dependedOn(tx, change.key()));
        open.stream().filter(entry -> !Objects.equals(entry.authority().agent(), change.agent())
                || revalidation.isOfAnother(entry)).forEach(entry -> apart.add(entry.opId()));
        return apart;
    }

    /** What was rejected and has lost a field to a later edit is another thing now: it is sent again, under another id. */
    private void edited(Transaction tx, OutboxEntry entry) {
        boolean lostAField = store.find(tx, entry.opId()).map(before -> before.fields().size() > entry.fields().size())
                .orElse(false);
        movements.rewrite(tx, entry);
        if (entry.state() == EntryState.REJECTED && lostAField) {
            retry(tx, entry);
        }
    }

    /**
     * Notes that a person takes an entry back which the server may have. It is not sent again; when the server has said
     * whether it has it, {@link Drain.Host#withdraw} does the rest. {@link #retry} means it nevertheless.
     */
    public OutboxEntry wishCancelled(Transaction tx, OutboxEntry entry) {
        return entry.isBeingTakenBack()
                ? entry
                : movements.move(tx, entry, entry.progress().to(EntryState.RETRY_WAIT, Reason.TAKING_BACK, time.instant()));
    }

    /**
     * Takes an entry out of the queue. The caller puts the record back to what it was.
     *
     * @return the entry and, if it would have created its record, the later entries of that record
     */
    public List<OutboxEntry> cancel(Transaction tx, OutboxEntry entry) {
        Instant now = time.instant();
        List<OutboxEntry> later = store.ofRecord(tx, entry.key(), OPEN).stream().filter(other -> other.number() > entry.number())
                .toList();
        var cancelled = new ArrayList<OutboxEntry>();
        cancelled.add(movements.move(tx, entry, entry.progress().to(EntryState.CANCELLED, now)));
        if (entry.content().creates()) {
            later.forEach(other -> cancelled.add(movements.move(tx, other, other.progress().to(EntryState.CANCELLED, now))));
        } else {
            Coalescing.without(entry, later).forEach(other -> movements.rewrite(tx, other));
        }
        cancelled.forEach(gone -> dependents.ask(tx, gone.opId(), now));
        sending().unblock(tx, entry.lane());
        sending().unblockDependents(tx);
        return cancelled;
    }

    /**
     * Queues an entry again, whatever it waits for. A rejected one gets a new operation id, because the server remembers
     * its answer under the old one.
     */
    public OutboxEntry retry(Transaction tx, OutboxEntry waiting) {
        Instant now = time.instant();
        OutboxEntry entry = dependents.freed(tx, waiting);
        Progress queued = entry.progress().to(EntryState.QUEUED, now);
        OutboxEntry renewed = switch (entry.state()) {
            case REJECTED ->
                new OutboxEntry(newId(), entry.number(), entry.content(), queued, entry.createdAt(), entry.authority());
            case EXPIRED -> entry.with(queued.expiring(sendAge.from(now)));
            default -> entry.with(queued);
        };
        OutboxEntry moved = movements.move(tx, entry, renewed);
        if (!moved.opId().equals(entry.opId())) {
            dependents.follow(tx, entry.opId(), moved.opId());
        }
        sending().unblock(tx, entry.lane());
        return moved;
    }

    /**
     * Erases what an entry set and what was there before; that there was such an entry stays.
     *
     * @throws MovedOnException if it may still be sent
     */
    public OutboxEntry erase(Transaction tx, OutboxEntry entry) {
        if (!entry.state().isOver()) {
            throw new MovedOnException("The content of outbox entry " + entry.opId() + " cannot be erased while it is "
                    + entry.state() + "; expected CONFIRMED, CANCELLED or ABSORBED.");
        }
        Content content = entry.content();
        OutboxEntry erased = entry
                .with(content.setting(Collections.emptySortedMap(), Record.empty(entry.key()), content.creates()));
        movements.erase(tx, erased);
        return erased;
    }

    public Optional<OutboxEntry> find(Transaction tx, String opId) {
        return store.find(tx, opId);
    }

    /** The entries of one record that the server has not answered for, oldest first. */
    public List<OutboxEntry> open(Transaction tx, RecordKey key) {
        return store.ofRecord(tx, key, OPEN);
    }

    /** How many entries there are of each stage. Answered from memory; safe from any thread. */
    public Map<Stage, Long> counts() {
        var byStage = new EnumMap<Stage, Long>(Stage.class);
        movements.counts().forEach((state, count) -> byStage.merge(Stage.of(state), count, Long::sum));
        return byStage;
    }

    /** How many entries are in one state. Answered from memory; safe from any thread. */
    public long count(EntryState state) {
        return movements.counts().getOrDefault(state, 0L);
    }

    /** A new time-ordered id (UUIDv7), for an operation or a record. */
    public static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    private static Record seen(Change change, Record stored) {
        if (change.fields().containsKey(Record.DELETED)) {
            return stored;
        }
        var fields = new TreeMap<String, Field>(stored.fields());
        fields.keySet().removeIf(name -> !change.fields().containsKey(name) && !name.equals(Record.DELETED));
        return new Record(stored.key(), fields);
    }
}

package org.outboxfx.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Agent;
import org.outboxfx.record.Change;
import org.outboxfx.record.Field;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Schema;
import org.outboxfx.storage.Transaction;

/**
 * The queue of what a person did and the server has not yet answered for: the person's side of it, from a draft to an
 * entry taken back. {@link Sending} is the network's side.
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

    /** What has not been sent and still may be. */
    private static final List<EntryState> WAITING = List.of(EntryState.QUEUED, EntryState.BLOCKED, EntryState.RETRY_WAIT,
            EntryState.HELD, EntryState.NEEDS_CONFIRMATION);

    private final EntryStore store = new EntryStore();
    private final Deadline deadline = new Deadline();
    private final Movements movements;
    private final Dependents dependents;
    private final InstantSource time;
    private final Revalidation revalidation;
    private final SendAge sendAge = new SendAge();

    /**
     * @param witness is told of every event, within its transaction
     * @param revalidation knows who is signed in, and who must be asked before something is sent late
     * @param moved is told the operation ids of the entries that changed, on the database's thread; must not block
     */
    public Outbox(InstantSource time, Witness witness, Revalidation revalidation, Consumer<Set<String>> moved) {
        this.time = time;
        this.revalidation = revalidation;
        this.movements = new Movements(witness, deadline, moved);
        this.dependents = new Dependents(store, new Dependents.Consumers() {
            @Override
            public OutboxEntry move(Transaction tx, OutboxEntry from, OutboxEntry to) {
                return Outbox.this.move(tx, from, to);
            }

            @Override
            public void rewrite(Transaction tx, OutboxEntry entry) {
                Outbox.this.rewrite(tx, entry);
            }
        });
    }

    /** The outbox's tables. */
    public static Schema schema() {
        return Schema.of("outbox", Outbox.class, "001-entries.sql", "002-depended-on.sql", "003-request.sql",
                "004-authority.sql");
    }

    /** How long what is added may wait. */
    public SendAge sendAge() {
        return sendAge;
    }

    public EntrySearch search() {
        return new EntrySearch(store);
    }

    /** What time alone makes of entries. */
    public Aging aging() {
        return new Aging(store, movements, deadline, time);
    }

    /** The side that sends what is queued here. */
    public Sending sending() {
        return new Sending(store, movements, aging(), revalidation, time);
    }

    /** Counts what is there. Call once, before anything else. */
    public void load(Transaction tx) {
        movements.load(store, tx);
        revalidation.load(tx);
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
        coalesced.emptied().forEach(entry -> absorb(tx, entry, now));
        coalesced.emptied().forEach(entry -> sending().unblock(tx, entry.lane()));
        coalesced.rewritten().forEach(entry -> edited(tx, entry));
        boolean parked = store.isLaneParked(tx, change.lane(), Long.MAX_VALUE);
        Progress progress = Progress.begin(EntryState.QUEUED, now, sendAge.of(change, now));
        return insert(tx, coalesced.newest(), parked ? progress.to(EntryState.BLOCKED, Reason.LANE, now) : progress,
                change.agent(), now);
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
        rewrite(tx, entry);
        if (entry.state() == EntryState.REJECTED && lostAField) {
            retry(tx, entry);
        }
    }

    /** Keeps a draft, one per record; a second call replaces the first one's content. */
    public OutboxEntry saveDraft(Transaction tx, Change change) {
        Instant now = time.instant();
        var content = Content.of(change, Record.empty(change.key()), null, false);
        Optional<OutboxEntry> draft = draft(tx, change.key());
        if (draft.isEmpty()) {
            return insert(tx, content, Progress.begin(EntryState.DRAFT, now, sendAge.of(change, now)), change.agent(), now);
        }
        OutboxEntry entry = draft.get().with(content);
        rewrite(tx, entry);
        store.markDependedOn(tx, change.dependsOn());
        return entry;
    }

    public Optional<OutboxEntry> draft(Transaction tx, RecordKey key) {
        return store.ofRecord(tx, key, Set.of(EntryState.DRAFT)).stream().findFirst();
    }

    /**
     * Makes a draft an entry that is meant to be sent.
     *
     * @param until the end of its undo window or its send-later time; null to queue it at once
     */
    public OutboxEntry promote(Transaction tx, OutboxEntry draft, Record stored, HybridTimestamp stamp, @Nullable Instant until) {
        Instant now = time.instant();
        Content content = draft.content();
        OutboxEntry stamped = draft.with(content.setting(content.fields(), stored, stored.fields().isEmpty()).stamped(stamp));
        rewrite(tx, stamped);
        // Its time begins when it is meant to be sent, however long it was a draft.
        Duration age = Duration.between(draft.createdAt(), draft.progress().expiresAt());
        Instant start = until != null && until.isAfter(now) ? until : now;
        Progress progress = draft.progress().expiring(start.plus(age.compareTo(DEFAULT_SEND_AGE) < 0 ? age : DEFAULT_SEND_AGE));
        if (start.isAfter(now)) {
            return move(tx, draft, stamped.with(progress.to(EntryState.HELD, Reason.UNDO_WINDOW, now).until(start)));
        }
        boolean parked = store.isLaneParked(tx, content.lane(), draft.number());
        return move(tx, draft, stamped.with(
                parked ? progress.to(EntryState.BLOCKED, Reason.LANE, now) : progress.to(EntryState.QUEUED, now)));
    }

    /**
     * Takes a held or rejected entry back to being a draft. A rejected one gets a new operation id, because it will be
     * another thing when it is sent again.
     */
    public OutboxEntry recall(Transaction tx, OutboxEntry entry) {
        Instant now = time.instant();
        String opId = entry.state() == EntryState.REJECTED ? newId() : entry.opId();
        OutboxEntry draft = move(tx, entry, new OutboxEntry(opId, entry.number(), entry.content().stamped(null),
                entry.progress().to(EntryState.DRAFT, now), entry.createdAt(), entry.authority()));
        if (!opId.equals(entry.opId())) {
            dependents.follow(tx, entry.opId(), opId);
        }
        sending().unblock(tx, entry.lane());
        return draft;
    }

    /**
     * Notes that a person takes an entry back which the server may have. It is not sent again; when the server has said
     * whether it has it, {@link Drain.Host#withdraw} does the rest. {@link #retry} means it nevertheless.
     */
    public OutboxEntry wishCancelled(Transaction tx, OutboxEntry entry) {
        return entry.isBeingTakenBack()
                ? entry
                : move(tx, entry, entry.with(entry.progress().to(EntryState.RETRY_WAIT, Reason.TAKING_BACK, time.instant())));
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
        cancelled.add(move(tx, entry, entry.with(entry.progress().to(EntryState.CANCELLED, now))));
        if (entry.content().creates()) {
            later.forEach(other -> cancelled.add(move(tx, other, other.with(other.progress().to(EntryState.CANCELLED, now)))));
        } else {
            Coalescing.without(entry, later).forEach(other -> rewrite(tx, other));
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
        OutboxEntry moved = move(tx, entry, renewed);
        if (!moved.opId().equals(entry.opId())) {
            dependents.follow(tx, entry.opId(), moved.opId());
        }
        sending().unblock(tx, entry.lane());
        return moved;
    }

    /**
     * Queues an entry that a person was asked about and has confirmed. From now on its author has seen what is there now; the
     * caller gives it a new stamp, so that it wins over that.
     *
     * @throws IllegalStateException if nobody was asked
     */
    public OutboxEntry confirm(Transaction tx, OutboxEntry asked) {
        OutboxEntry entry = dependents.freed(tx, asked);
        Content content = entry.content();
        Record now = Revalidation.seen(entry, revalidation.others(tx, entry));
        Instant at = time.instant();
        OutboxEntry confirmed = entry.with(content.setting(content.fields(), now, content.creates()))
                .with(entry.authority().confirmed(revalidation.member(), at));
        decided(tx, confirmed, Confirmation.Decision.CONFIRMED);
        store.authorise(tx, confirmed);
        store.rewrite(tx, confirmed);
        OutboxEntry queued = move(tx, entry, confirmed.with(entry.progress().to(EntryState.QUEUED, at)));
        sending().unblock(tx, entry.lane());
        return queued;
    }

    /** Notes what a person answered. */
    public void decided(Transaction tx, OutboxEntry entry, Confirmation.Decision decision) {
        movements.witness().decided(tx, entry, decision, revalidation.member());
    }

    /** What a person is to be asked, oldest entry first. */
    public List<Confirmation> confirmations(Transaction tx, int limit) {
        return store.inState(tx, EntryState.NEEDS_CONFIRMATION, limit).stream()
                .map(entry -> revalidation.confirmation(tx, entry)).toList();
    }

    /** What will happen by itself to unsent entries up to a time, the first first. */
    public List<Upcoming> upcoming(Transaction tx, Instant until, int limit) {
        var upcoming = new ArrayList<Upcoming>();
        for (EntryState state : WAITING) {
            store.expiringUpTo(tx, state, until, limit)
                    .forEach(entry -> upcoming.add(new Upcoming(entry, Upcoming.What.EXPIRES, entry.progress().expiresAt())));
            if (state != EntryState.NEEDS_CONFIRMATION) {
                store.ofHighImpact(tx, state, limit).forEach(entry -> revalidation.asksAt(tx, entry, until)
                        .ifPresent(at -> upcoming.add(new Upcoming(entry, Upcoming.What.NEEDS_CONFIRMATION, at))));
            }
        }
        return upcoming.stream().filter(each -> !each.entry().progress().attempted())
                .sorted(Comparator.comparing(Upcoming::at)).limit(limit).toList();
    }

    /**
     * Erases what an entry set and what was there before; that there was such an entry stays.
     *
     * @throws IllegalStateException if it may still be sent
     */
    public OutboxEntry erase(Transaction tx, OutboxEntry entry) {
        if (!entry.state().isOver()) {
            throw new IllegalStateException("The content of outbox entry " + entry.opId() + " cannot be erased while it is "
                    + entry.state() + "; expected CONFIRMED, CANCELLED or ABSORBED.");
        }
        Content content = entry.content();
        OutboxEntry erased = entry
                .with(content.setting(Collections.emptySortedMap(), Record.empty(entry.key()), content.creates()));
        store.rewrite(tx, erased);
        movements.erased(tx, erased);
        return erased;
    }

    /**
     * The operation ids of the unsent entries stamped after now which the server cannot have, oldest first: those that were
     * never sent, and those stamped so far ahead that no server has taken them.
     */
    public List<String> stampedAfter(Transaction tx, Instant now) {
        return OPEN.stream().flatMap(state -> store.inState(tx, state, Integer.MAX_VALUE).stream())
                .filter(entry -> isAfter(entry.content().stamp(),
                        entry.progress().attempted() ? now.plus(HybridClock.MAX_AHEAD) : now))
                .sorted(Comparator.comparingLong(OutboxEntry::number)).map(OutboxEntry::opId).toList();
    }

    private static boolean isAfter(@Nullable HybridTimestamp stamp, Instant time) {
        return stamp != null && stamp.millis() > time.toEpochMilli();
    }

    /** Gives an entry another stamp, also where later entries of its record say that they had seen the old one. */
    public void restamp(Transaction tx, OutboxEntry entry, HybridTimestamp stamp) {
        rewrite(tx, entry.with(entry.content().stamped(stamp)));
        for (OutboxEntry later : store.ofRecord(tx, entry.key(), OPEN)) {
            var before = new TreeMap<String, Field>(later.content().before().fields());
            before.replaceAll(
                    (name, field) -> field.stamp().equals(entry.content().stamp()) ? new Field(field.value(), stamp) : field);
            if (!before.equals(later.content().before().fields())) {
                Content content = later.content();
                rewrite(tx, later.with(content.setting(content.fields(), new Record(content.key(), before), content.creates())));
            }
        }
    }

    public Optional<OutboxEntry> find(Transaction tx, String opId) {
        return store.find(tx, opId);
    }

    /** The entries of one record that the server has not answered for, oldest first. */
    public List<OutboxEntry> open(Transaction tx, RecordKey key) {
        return store.ofRecord(tx, key, OPEN);
    }

    /** A page of one stage's entries: those on their way first, then those that wait, each newest first. */
    public List<OutboxEntry> page(Transaction tx, Stage stage, int limit, int offset) {
        return store.page(tx, stage.states(), limit, offset);
    }

    /** Entries of any state in the order of their numbers, from behind one on. */
    public List<OutboxEntry> after(Transaction tx, long number, int limit) {
        return store.after(tx, number, limit);
    }

    /** For each record with an entry that is not confirmed yet: the state of the newest such entry. */
    public Map<RecordKey, EntryState> unconfirmed(Transaction tx) {
        var states = new HashMap<RecordKey, EntryState>();
        for (EntryState state : EntryState.values()) {
            if (state.isUnsent() || state == EntryState.SENT) {
                store.keysInState(tx, state).forEach(key -> states.merge(key, state, Outbox::lessFar));
            }
        }
        return states;
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

    /** The fields of a record that someone is writing, that wait to be sent, or that were sent and not yet seen in the feed. */
    public Set<String> unconfirmedFields(Transaction tx, RecordKey key) {
        Set<EntryState> unconfirmed = EnumSet.allOf(EntryState.class);
        unconfirmed.removeIf(state -> !state.isUnsent() && state != EntryState.DRAFT && state != EntryState.SENT);
        return store.ofRecord(tx, key, unconfirmed).stream().flatMap(entry -> entry.fields().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** A new time-ordered id (UUIDv7), for an operation or a record. */
    public static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    private static EntryState lessFar(EntryState one, EntryState other) {
        return one == EntryState.SENT ? other : one;
    }

    private OutboxEntry insert(Transaction tx, Content content, Progress progress, @Nullable Agent agent, Instant now) {
        OutboxEntry entry = store.insert(tx,
                new OutboxEntry(newId(), 0, content, progress, now, new Authority(revalidation.member(), agent, null)));
        store.markDependedOn(tx, content.dependsOn());
        movements.added(tx, entry);
        return entry;
    }

    private OutboxEntry move(Transaction tx, OutboxEntry from, OutboxEntry to) {
        OutboxEntry moved = store.move(tx, from, to);
        movements.moved(tx, from, moved);
        return moved;
    }

    private void rewrite(Transaction tx, OutboxEntry entry) {
        store.rewrite(tx, entry);
        movements.rewritten(tx, entry);
    }

    private void absorb(Transaction tx, OutboxEntry entry, Instant now) {
        move(tx, entry, entry.with(entry.progress().to(EntryState.ABSORBED, now)));
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

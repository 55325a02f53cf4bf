package org.outboxfx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Connectivity;
import org.outboxfx.network.Connectivity.Subscription;
import org.outboxfx.outbox.Drain;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Transaction;
import org.outboxfx.sync.RegistrationStatus;

/**
 * A device: its records, its outbox, and the way to its server. What is submitted is on this device's disk when the
 * future completes, whatever becomes of the process afterwards; it reaches the server when there is a connection, once.
 *
 * <p>All methods may be called from any thread and none waits for disk or network, except {@link ClientBuilder#open} and
 * {@link #close}. Futures complete on library threads: do not block those.
 */
public final class OutboxClient implements AutoCloseable {

    private final ClientParts parts;
    private final Runnable closeTime;

    OutboxClient(ClientParts parts, Runnable closeTime) {
        this.parts = parts;
        this.closeTime = closeTime;
    }

    /** @param folder holds the database; created if missing */
    public static ClientBuilder builder(Path folder) {
        return new ClientBuilder(folder);
    }

    /** Begins to watch the network, to send and to pull. */
    public void start() {
        parts.start();
    }

    /** This device's id: 16 hexadecimal digits, the same in every stamp it writes. */
    public String device() {
        return parts.clock.device();
    }

    /** Changes one record and queues the change, as one transaction. */
    public CompletableFuture<OutboxEntry> submit(Change change) {
        return submitAll(List.of(change)).thenApply(List::getFirst);
    }

    /** Changes records and queues the changes, all of them or none. */
    public CompletableFuture<List<OutboxEntry>> submitAll(List<Change> changes) {
        return parts.database.submit(tx -> parts.changes.submit(tx, changes));
    }

    /**
     * Changes records as {@link #submitAll} does, at most one change for each record.
     *
     * @return what takes the changes back
     * @throws IllegalArgumentException in the future, if two changes are of one record; then nothing is changed
     */
    public CompletableFuture<Reversal> submitReversibly(List<Change> changes) {
        return parts.database.submit(tx -> parts.reversals.submit(tx, changes));
    }

    /**
     * Takes changes back, all in one transaction: a change that still waits alone is cancelled and leaves no trace, of any
     * other the opposite is queued. A field that has been written since, here or elsewhere, keeps what it holds.
     *
     * @return what does the changes again; empty if everything has been written since and nothing was taken back
     */
    public CompletableFuture<Reversal> reverse(Reversal reversal) {
        return parts.database.submit(tx -> parts.reversals.reverse(tx, reversal));
    }

    /** Keeps a draft of a change, one per record; the record itself stays as it is. */
    public CompletableFuture<OutboxEntry> saveDraft(Change change) {
        return parts.database.submit(tx -> parts.changes.saveDraft(tx, change));
    }

    /**
     * Means a draft to be sent.
     *
     * @param hold how long it can still be taken back by {@link #recall}; zero to queue it at once
     */
    public CompletableFuture<OutboxEntry> sendDraft(RecordKey key, Duration hold) {
        return parts.database.submit(tx -> parts.changes.sendDraft(tx, key, hold));
    }

    /**
     * Makes an entry that is held, or was rejected, a draft again, so that it can be written anew. Fails if its time is over, or
     * if the server may have it.
     */
    public CompletableFuture<OutboxEntry> recall(String opId) {
        return parts.onEntry(opId, parts.changes::recall);
    }

    /** Gives a draft up, if there is one. */
    public CompletableFuture<@Nullable Void> discardDraft(RecordKey key) {
        return parts.database.submit(tx -> {
            parts.outbox.drafts().find(tx, key).ifPresent(draft -> parts.changes.cancel(tx, draft));
            return null;
        });
    }

    /**
     * Takes an entry back, and the record to what it was before. If it is on its way, the opposite change is queued behind it.
     * If the server may have it from an earlier sending, the entry waits as {@link OutboxEntry#isBeingTakenBack}, also over a
     * restart, until the server has said so; then it is cancelled, or the opposite change is queued.
     */
    public CompletableFuture<OutboxEntry> cancel(String opId) {
        return parts.onEntry(opId, parts.changes::cancel);
    }

    /** Sends an entry now that waits for its time or for a person, was rejected, or has expired; or that was being taken back. */
    public CompletableFuture<OutboxEntry> retry(String opId) {
        return parts.onEntry(opId, parts.changes::retry);
    }

    /** All records of a type, deleted ones included. */
    public CompletableFuture<List<Record>> records(String type) {
        return parts.database.query(tx -> parts.replica.all(tx, type));
    }

    /**
     * The first records of a type by their field {@link Record#POSITION}, then their ids; deleted ones not included. The cost does
     * not grow with the number of all.
     */
    public CompletableFuture<List<Record>> firstRecords(String type, int limit) {
        return parts.database.query(tx -> parts.replica.first(tx, type, limit));
    }

    public CompletableFuture<Optional<Record>> record(RecordKey key) {
        return parts.database.query(tx -> parts.replica.find(tx, key));
    }

    /** Several records at once; those that there are. */
    public CompletableFuture<Map<RecordKey, Record>> records(Collection<RecordKey> keys) {
        return parts.database.query(tx -> parts.replica.find(tx, keys));
    }

    /**
     * A page of one stage's entries: those on their way first, then those that wait, each newest first. What is queued while
     * there is no connection says so as its reason.
     */
    public CompletableFuture<List<OutboxEntry>> entries(Stage stage, int limit, int offset) {
        return parts.database.query(tx -> parts.outbox.contents().page(tx, stage, limit, offset))
                .thenApply(page -> page.stream().map(this::explained).toList());
    }

    /**
     * The entries that will soon be too old to be sent unasked, those that expire first first. An {@code EntriesChanged} tells
     * of each when it comes among them.
     */
    public CompletableFuture<List<OutboxEntry>> expiring() {
        return parts.database.query(tx -> parts.outbox.aging().expiring(tx))
                .thenApply(expiring -> expiring.stream().map(this::explained).toList());
    }

    private OutboxEntry explained(OutboxEntry entry) {
        return switch (parts.monitor.state()) {
            case ONLINE -> entry;
            case CAPTIVE -> entry.because(Reason.CAPTIVE);
            case UNTRUSTED -> entry.because(Reason.UNTRUSTED);
            case OFFLINE, SERVER_DOWN -> entry.because(Reason.NO_CONNECTION);
        };
    }

    /** The entries of one record that the server has not answered for, drafts left out, oldest first. */
    public CompletableFuture<List<OutboxEntry>> open(RecordKey key) {
        return parts.database.query(tx -> parts.outbox.open(tx, key));
    }

    /**
     * The newest entries of the stages that hold a text, or whose record does; letter case does not matter. The text is also
     * found in the names of fields: a caller that shows words looks at its own.
     */
    public CompletableFuture<List<OutboxEntry>> search(Set<Stage> stages, String text, int limit) {
        return parts.database.query(tx -> parts.outbox.contents().search(tx, stages, text,
                parts.replica.mentioning(tx, text, limit), limit));
    }

    /** For each record of a type with an entry that is not confirmed yet: how far it has come. */
    public CompletableFuture<Map<RecordKey, EntryState>> unconfirmed(String type) {
        return parts.database.query(tx -> parts.outbox.contents().unconfirmed(tx, type));
    }

    /** The same for some records, at a cost that does not grow with the number of all; those that are confirmed are absent. */
    public CompletableFuture<Map<RecordKey, EntryState>> unconfirmed(Collection<RecordKey> records) {
        return parts.database.query(tx -> parts.outbox.contents().unconfirmed(tx, records));
    }

    /** The newest entries of a stage that change records of one type. */
    public CompletableFuture<List<OutboxEntry>> entries(Stage stage, String type, int limit) {
        return parts.database.query(tx -> parts.outbox.contents().ofType(tx, stage, type, limit));
    }

    /** How many entries there are of each stage, from memory. */
    public Map<Stage, Long> counts() {
        return parts.outbox.counts();
    }

    public Connectivity connectivity() {
        return parts.monitor;
    }

    /** Chooses to be offline, or no longer to be; the choice outlives a restart. Requests on their way are given up. */
    public void workOffline(boolean chosen) {
        parts.workOffline(chosen);
    }

    public boolean isWorkingOffline() {
        return parts.monitor.isWorkingOffline();
    }

    /** Looks for the server and sends what waits, whatever delay was left. */
    public void syncNow() {
        parts.sync.tryNow(Drain.Occasion.ASKED);
        parts.monitor.probeNow();
        parts.pulling.wake();
    }

    /** Tells what happens, once it is durable, on a library's thread; the listener must not block. */
    public Subscription onEvent(Consumer<ClientEvent> listener) {
        return parts.events.subscribe(listener);
    }

    /** Completes when nothing is left that could be sent, and everything sent has come back in the feed. */
    public CompletableFuture<@Nullable Void> whenQuiescent() {
        return parts.quiescence.next();
    }

    /** Completes when all that the server has now is here; never, if it is not reached. */
    public CompletableFuture<@Nullable Void> whenFetched() {
        return parts.pulling.whenRead();
    }

    /** The registrations of Background Sync as they are once all that was begun before has been taken up. */
    public CompletableFuture<List<RegistrationStatus>> registrations() {
        return parts.manager.status();
    }

    /** What stands in this device's way besides the network. */
    public Health health() {
        return parts.condition.health();
    }

    /** What was wanted, queued and done. */
    public EvidenceArchive evidence() {
        return new EvidenceArchive(parts);
    }

    /** What a person is asked before it is sent late. */
    public Confirmations confirmations() {
        return new Confirmations(parts);
    }

    public Upkeep upkeep() {
        return new Upkeep(parts);
    }

    /** The database, for a caller with tables of its own that joins the same transactions. */
    public Database database() {
        return parts.database;
    }

    /** The part of {@link #submit} that belongs into a caller's own transaction. */
    public OutboxEntry submit(Transaction tx, Change change) {
        return parts.changes.submit(tx, List.of(change)).getFirst();
    }

    /** A new time-ordered id for a record. */
    public static String newId() {
        return Outbox.newId();
    }

    /** Ends sending and pulling after the batch that is on its way, then closes the database. Blocks, for a bounded time. */
    @Override
    public void close() {
        parts.close();
        closeTime.run();
    }
}

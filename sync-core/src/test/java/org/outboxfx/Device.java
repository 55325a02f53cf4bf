package org.outboxfx;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.evidence.EvidenceLog;
import org.outboxfx.evidence.Origin;
import org.outboxfx.outbox.Drain;
import org.outboxfx.outbox.History;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Revalidation;
import org.outboxfx.outbox.Sending;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.replica.DeviceState;
import org.outboxfx.replica.Replica;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.SessionInfo;

/** One device's database, replica and outbox on disk, without a network; its clock stands still until told otherwise. */
public final class Device implements Drain.Host, AutoCloseable {

    public static final Origin ORIGIN = new Origin("profile", "00000000000000aa", "http://127.0.0.1:8484", "test 1", "outbox",
            "outbox", "never");

    public Instant now = Instant.parse("2026-11-02T08:00:00Z");
    public final Database database;
    public final Replica replica = new Replica();
    public final EvidenceLog evidence;
    public final Outbox outbox;
    public final Revalidation revalidation;
    public final Sending sending;
    private final DeviceState state = new DeviceState();
    public final HybridClock clock;
    public final LocalChanges changes;
    public final Set<String> moved = new ConcurrentSkipListSet<>();
    public final AtomicInteger registrations = new AtomicInteger();

    public Device(Path folder) {
        InstantSource time = () -> now;
        database = Database.open(folder.resolve("device"), List.of(Replica.schema(), Outbox.schema(), EvidenceLog.schema()));
        revalidation = new Revalidation(time,
                (tx, entry) -> replica.withoutOwn(tx, entry.content().before(), entry.content().stamp().device()), replica::find);
        evidence = new EvidenceLog(time, new java.util.Random(2));
        outbox = new Outbox(time, evidence, revalidation, (opIds, _) -> moved.addAll(opIds));
        sending = outbox.sending();
        clock = database.inTransaction(tx -> {
            outbox.load(tx);
            evidence.load(tx, ORIGIN);
            sending.recoverInterrupted(tx);
            return state.clock(tx, time, new java.util.Random(1));
        });
        changes = new LocalChanges(replica, outbox, revalidation, state, clock, time, tx -> registrations.incrementAndGet(),
                keys -> {});
    }

    public OutboxEntry put(RecordKey key, Map<String, FieldValue> fields) {
        return submit(Change.put(key, fields));
    }

    public OutboxEntry submit(Change change) {
        return database.inTransaction(tx -> submit(tx, change));
    }

    public OutboxEntry submit(Transaction tx, Change change) {
        return changes.submit(tx, List.of(change)).getFirst();
    }

    public OutboxEntry saveDraft(Change change) {
        return database.inTransaction(tx -> changes.saveDraft(tx, change));
    }

    public OutboxEntry sendDraft(RecordKey key, Duration hold) {
        return database.inTransaction(tx -> changes.sendDraft(tx, key, hold));
    }

    public List<OutboxEntry> claim() {
        return database.inTransaction(tx -> sending.claim(tx, "request", 100));
    }

    public OutboxEntry entry(String opId) {
        return database.read(tx -> outbox.find(tx, opId)).orElseThrow();
    }

    public List<OutboxEntry> stage(Stage stage) {
        return database.read(tx -> outbox.contents().page(tx, stage, 1000, 0));
    }

    public Optional<Record> record(RecordKey key) {
        return database.read(tx -> replica.find(tx, key));
    }

    @Override
    public History history() {
        return new ServerHistory(state);
    }

    @Override
    public void withdraw(Transaction tx, OutboxEntry entry) {
        changes.withdraw(tx, entry);
    }

    @Override
    public void clockWasAhead(Transaction tx) {
        changes.restamp(tx);
    }

    @Override
    public Map<String, String> proofs(List<String> opIds) {
        return Map.of();
    }

    @Override
    public boolean isSessionStale() {
        return false;
    }

    @Override
    public void sessionIs(Transaction tx, SessionInfo session) {
        revalidation.sessionIs(tx, session);
    }

    @Override
    public void progressed(long sent) {}

    public void advance(Duration by) {
        now = now.plus(by);
    }

    public static RecordKey task(String id) {
        return new RecordKey("task", id);
    }

    public static Map<String, FieldValue> title(String title) {
        return Map.of("title", FieldValue.of(title));
    }

    @Override
    public void close() {
        database.close();
    }
}

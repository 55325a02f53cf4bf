package org.outboxfx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.evidence.EvidenceLog;
import org.outboxfx.evidence.EvidenceVerification;
import org.outboxfx.evidence.Finding;
import org.outboxfx.evidence.Origin;
import org.outboxfx.outbox.Drain;
import org.outboxfx.outbox.History;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Revalidation;
import org.outboxfx.outbox.Sending;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.replica.DeviceState;
import org.outboxfx.replica.Replica;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Transaction;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.SessionInfo;

/** A client without threads of its own: its real parts, joined as in {@link ClientParts}, and each run only when told to. */
public final class SimulatedDevice implements Drain.Host, AutoCloseable {

    private final Database database;
    private final Replica replica = new Replica();
    private final DeviceState state = new DeviceState();
    private final Outbox outbox;
    private final LocalChanges changes;
    private final Drain drain;
    private final Pull pull;
    private Consumer<Done> withdrawn = done -> {};
    /** The entries by their numbers; those that moved since are read again when somebody asks. */
    private final TreeMap<Long, OutboxEntry> entries = new TreeMap<>();
    private final Set<String> moved = ConcurrentHashMap.newKeySet();

    private SimulatedDevice(Database database, Transport network, Timekeeper time,
            RandomGenerator random) {
        this.database = database;
        var evidence = new EvidenceLog(time, random);
        var revalidation = new Revalidation(time,
                (tx, entry) -> replica.withoutOwn(tx, entry.content().before(), entry.content().stamp().device()), replica::find);
        outbox = new Outbox(time, evidence, revalidation, (opIds, _) -> moved.addAll(opIds));
        Sending sending = outbox.sending();
        HybridClock clock = database.inTransaction(tx -> {
            HybridClock own = state.clock(tx, time, random);
            outbox.load(tx);
            evidence.load(tx, new Origin("simulation", own.device(), "", "", "", "", Drain.RETRY_POLICY));
            sending.recoverInterrupted(tx);
            return own;
        });
        Transport transport = new WatchedTransport(network, clock, time, outcome -> {}, () -> {}, skew -> {});
        changes = new LocalChanges(replica, outbox, revalidation, state, clock, time, tx -> {}, keys -> {});
        drain = new Drain(database, sending, transport, clock.device(), time, random, this);
        var giveBack = new GiveBack(database, replica, outbox, state, clock.device(), transport, left -> {});
        pull = new Pull(database, replica, sending, state, clock, transport, giveBack, new Snapshot(replica, outbox), keys -> {});
        readAllEntries();
    }

    /** @param network the way to the server */
    public static SimulatedDevice open(Path folder, Transport network, Timekeeper time,
            RandomGenerator random) {
        return new SimulatedDevice(database(folder), network, time, random);
    }

    /** Makes the files of a device that has never been started. */
    public static void makeDatabase(Path folder) {
        database(folder).close();
    }

    private static Database database(Path folder) {
        return Database.open(folder.resolve("device"), List.of(Replica.schema(), Outbox.schema(), EvidenceLog.schema()));
    }

    /** What a person does, as one transaction, and what they had in front of them. */
    public record Done(Record seen, List<OutboxEntry> entries) {}

    /** @return the record as it was before, and every entry of it afterwards */
    public Done submit(Change change) {
        return acting(change.key(), tx -> changes.submit(tx, List.of(change)));
    }

    public void saveDraft(Change change) {
        database.inTransaction(tx -> changes.saveDraft(tx, change));
    }

    public Done sendDraft(RecordKey key, Duration hold) {
        return acting(key, tx -> changes.sendDraft(tx, key, hold));
    }

    public Done recall(OutboxEntry entry) {
        return acting(entry.key(), tx -> changes.recall(tx, outbox.find(tx, entry.opId()).orElseThrow()));
    }

    public Done cancel(OutboxEntry entry) {
        return acting(entry.key(), tx -> changes.cancel(tx, outbox.find(tx, entry.opId()).orElseThrow()));
    }

    public Done retry(OutboxEntry entry) {
        return acting(entry.key(), tx -> changes.retry(tx, outbox.find(tx, entry.opId()).orElseThrow()));
    }

    public Drain.Outcome drain(Drain.Occasion occasion) {
        return drain.run(occasion);
    }

    /** @return true if another page is there */
    public boolean pull() {
        return pull.page(Duration.ZERO) instanceof Pull.Outcome.Merged(boolean more) && more;
    }

    /** All entries, oldest first. */
    public List<OutboxEntry> entries() {
        if (!moved.isEmpty()) {
            var opIds = List.copyOf(moved);
            moved.clear();
            database.inTransaction(tx -> opIds.stream().flatMap(opId -> outbox.find(tx, opId).stream()).toList())
                    .forEach(entry -> entries.put(entry.number(), entry));
        }
        return List.copyOf(entries.values());
    }

    /** Forgets what was read before: what {@link #entries} tells next is what is stored. */
    public void readAllEntries() {
        entries.clear();
        database.inTransaction(tx -> stored(tx).toList()).forEach(entry -> entries.put(entry.number(), entry));
    }

    private Stream<OutboxEntry> stored(Transaction tx) {
        return Stream.of(Stage.values()).flatMap(stage -> outbox.contents().page(tx, stage, Integer.MAX_VALUE / 2, 0).stream());
    }

    public List<OutboxEntry> entries(Stage stage) {
        return entries().stream().filter(entry -> entry.stage() == stage).toList();
    }

    public Optional<Record> record(RecordKey key) {
        return database.inTransaction(tx -> replica.find(tx, key));
    }

    /** All records of these types, by their keys. */
    public TreeMap<String, Record> records(List<String> types) {
        var records = new TreeMap<String, Record>();
        database.inTransaction(tx -> {
            types.forEach(type -> replica.all(tx, type).forEach(record -> records.put(record.key().toString(), record)));
            return null;
        });
        return records;
    }

    /** What is found if the evidence is verified without asking the server. */
    public List<Finding> verifiedEvidence() {
        return new EvidenceVerification(database, outbox).run(Map.of()).findings();
    }

    public long cursor() {
        return database.inTransaction(state::cursor);
    }

    @Override
    public History history() {
        return new ServerHistory(state);
    }

    @Override
    public void withdraw(Transaction tx, OutboxEntry entry) {
        Record seen = replica.find(tx, entry.key()).orElseGet(() -> Record.empty(entry.key()));
        changes.withdraw(tx, entry);
        withdrawn.accept(new Done(seen, stored(tx).filter(other -> other.key().equals(entry.key())).toList()));
    }

    /** Tells, within its transaction, of each wish to take something back that is carried out later than it was said. */
    public void onWithdrawn(Consumer<Done> listener) {
        withdrawn = listener;
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
    public void sessionIs(Transaction tx, SessionInfo session) {}

    @Override
    public void progressed(long sent) {}

    private Done acting(RecordKey key, Function<Transaction, Object> action) {
        Record seen = database.inTransaction(tx -> {
            Record before = replica.find(tx, key).orElseGet(() -> Record.empty(key));
            action.apply(tx);
            return before;
        });
        return new Done(seen, entries().stream().filter(entry -> entry.key().equals(key)).toList());
    }

    @Override
    public void close() {
        database.close();
    }
}

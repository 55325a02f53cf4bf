package org.outboxfx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.evidence.EvidenceLog;
import org.outboxfx.network.Interfaces;
import org.outboxfx.network.MonitorPace;
import org.outboxfx.network.NetworkMonitor;
import org.outboxfx.network.Probe;
import org.outboxfx.network.Reachability;
import org.outboxfx.outbox.Drain;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.History;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Revalidation;
import org.outboxfx.outbox.Sending;
import org.outboxfx.record.RecordKey;
import org.outboxfx.replica.DeviceState;
import org.outboxfx.replica.Replica;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Passphrase;
import org.outboxfx.storage.Recovery;
import org.outboxfx.storage.Restoring;
import org.outboxfx.storage.Schema;
import org.outboxfx.storage.Transaction;
import org.outboxfx.sync.SyncLimits;
import org.outboxfx.sync.SyncManager;
import org.outboxfx.transport.OkHttpTransport;
import org.outboxfx.transport.Transport;
import org.outboxfx.transport.Trust;
import org.outboxfx.wire.SessionInfo;

/** The parts of a client and how they are joined: the library's one composition root. */
final class ClientParts implements Drain.Host, AutoCloseable {

    private static final Duration DRAIN_AT_CLOSE = Duration.ofSeconds(5);
    private static final String SCOPE = "profile";
    static final String DATABASE = "outboxfx";
    static final List<Schema> SCHEMAS = List.of(SyncManager.schema(), Replica.schema(), Outbox.schema(),
            EvidenceLog.schema());

    final Events events = new Events();
    final Condition condition = new Condition(events::tell);
    final Replica replica = new Replica();
    final Database database;
    final Outbox outbox;
    final EvidenceLog evidence;
    final Quiescence quiescence;
    final HybridClock clock;
    final NetworkMonitor monitor;
    final LocalChanges changes;
    final Reversals reversals;
    final OutboxSync sync;
    final PullLoop pulling;
    private final DeviceState device = new DeviceState();
    private final ClientSetup setup;
    final Reopening reopening;
    private volatile boolean joined;
    final Transport transport;
    private final EvidenceCare care;
    private final Session session;
    final StepUps stepUps;
    final SyncManager manager;
    private final ExecutorService eventThreads;

    private ClientParts(Database database, ClientSetup setup, Timekeeper time) {
        RandomGenerator random = setup.random();
        this.database = database;
        this.setup = setup;
        evidence = new EvidenceLog(time, random);
        var revalidation = new Revalidation(time, (tx, entry) -> replica.withoutOwn(tx, entry.content().before(), device(entry)),
                replica::find);
        outbox = new Outbox(time, evidence, revalidation, this::entriesMoved);
        session = new Session(revalidation, setup.to().token(), time);
        quiescence = new Quiescence(outbox);
        Sending sending = outbox.sending();
        clock = database.inTransaction(tx -> {
            HybridClock own = device.clock(tx, time, random);
            outbox.load(tx);
            evidence.load(tx, setup.origin(own.device()));
            sending.recoverInterrupted(tx);
            return own;
        });
        @Nullable
        Interfaces interfaces = setup.interfaces();
        Transport http = setup.to().way().apply(new OkHttpTransport(setup.to().address(), setup.to().token(), time,
                new Trust(setup.to().certificate(), distrust -> condition.set(health -> health.with(distrust)))));
        monitor = new NetworkMonitor(Probe.blocking(http::probe, probeThread()),
                interfaces == null ? Interfaces.system(setup.to().address()) : interfaces, time, probeThread(), random,
                MonitorPace.standard());
        monitor.workOffline(database.read(device::isWorkingOffline));
        var watched = new WatchedTransport(http, clock, time, monitor::report, monitor::suspect, condition::serverIsAhead);
        transport = new OwnWorkspace(watched, setup.to().token(),
                workspace -> database.inTransaction(tx -> device.isOf(tx, setup.to().address().toString(), workspace)),
                condition);
        eventThreads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outboxfx-event-", 0).factory());
        manager = new SyncManager(SCOPE, database, monitor, time, eventThreads, random, SyncLimits.standard());
        var drain = new Drain(database, sending, transport, clock.device(), time, random, this);
        sync = new OutboxSync(database, outbox, drain, manager, time, events::tell, condition);
        manager.listen(sync);
        monitor.onClockJump(manager::look);
        changes = new LocalChanges(replica, outbox, revalidation, device, clock, time, sync::register,
                keys -> events.tell(new ClientEvent.RecordsChanged(keys)));
        reversals = new Reversals(replica, outbox, changes);
        var giveBack = new GiveBack(database, replica, outbox, device, clock.device(), transport, this::givenBack);
        var pull = new Pull(database, replica, sending, device, clock, transport, giveBack, new Snapshot(replica, outbox),
                keys -> events.tell(new ClientEvent.RecordsChanged(keys)));
        pulling = new PullLoop(pull, monitor, time);
        stepUps = new StepUps(this, transport, clock);
        care = new EvidenceCare(database, evidence, transport, monitor, time, clock.device(), setup.keepEvidence());
        reopening = new Reopening(this, time);
        joined = true;
    }

    static ClientParts open(ClientSetup setup, Timekeeper time) {
        Database database = Database.open(setup.folder().resolve(DATABASE), SCHEMAS, setup.passphrase());
        try {
            return new ClientParts(database, setup, time);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Puts a backup in the database's place; who opens it next is another device. */
    static Optional<Path> restore(Path folder, Path backup, @Nullable Passphrase passphrase) {
        Optional<Path> kept = Restoring.restore(folder.resolve(DATABASE), backup, SCHEMAS, passphrase);
        try (Database restored = Database.open(folder.resolve(DATABASE), SCHEMAS, passphrase)) {
            restored.inTransaction(tx -> {
                new DeviceState().forgetDevice(tx);
                return true;
            });
        }
        return kept;
    }

    void start() {
        if (database.recovery() instanceof Recovery.Restored restored) {
            condition.set(health -> health.restored(restored.backupTime()));
        }
        reopening.watch();
        monitor.onChange(this::reachabilityChanged);
        monitor.onRecovery(this::recovered);
        monitor.onClockJump(sync::registerIfNeeded);
        sync.registerIfNeeded();
        pulling.start();
        monitor.start();
        care.start();
    }

    void workOffline(boolean chosen) {
        monitor.workOffline(chosen);
        CompletableFuture<@Nullable Void> saved = database.submit(tx -> {
            device.saveWorkingOffline(tx, chosen);
            return null;
        });
        saved.exceptionally(failure -> {
            events.tell(new ClientEvent.ChoiceNotStored(
                    chosen ? ClientEvent.Choice.WORK_OFFLINE : ClientEvent.Choice.WORK_ONLINE, failure));
            return null;
        });
    }

    /** What was counted and chained in memory is read anew from a database that was opened again. */
    void reload() {
        database.inTransaction(tx -> {
            outbox.load(tx);
            evidence.load(tx, setup.origin(clock.device()));
            return true;
        });
        condition.set(health -> health.with(Health.Disk.WORKS));
        sync.registerIfNeeded();
        pulling.wake();
    }

    private void reachabilityChanged(Reachability state) {
        if (state == Reachability.ONLINE) {
            sync.tryNow(Drain.Occasion.RECONNECTED);
            care.changed();
        } else if (state == Reachability.OFFLINE) {
            transport.dropConnections();
        }
        pulling.wake();
    }

    private void recovered() {
        transport.dropConnections();
        sync.tryNow(Drain.Occasion.RECONNECTED);
        pulling.wake();
    }

    private void entriesMoved(Set<String> opIds, Set<RecordKey> records) {
        if (!joined) {
            return; // what an interrupted run left behind is put right before there is anyone to tell; start() looks at it all
        }
        events.tell(new ClientEvent.EntriesChanged(opIds, records));
        quiescence.look();
        care.changed();
        if (outbox.count(EntryState.HELD) + outbox.count(EntryState.RETRY_WAIT) > 0) {
            sync.setAlarm();
        } else {
            sync.watch();
        }
    }

    private void givenBack(long left) {
        events.tell(new ClientEvent.GivingBack(left));
        if (left == 0) {
            sync.tryNow(Drain.Occasion.ASKED);
        }
    }

    @Override
    public History history() {
        return new ServerHistory(device);
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
    public void progressed(long sent) {
        condition.set(health -> health.with(Health.Token.TAKEN));
        events.tell(new ClientEvent.DrainProgress(sent, outbox.count(EntryState.QUEUED) + outbox.count(EntryState.SENDING)));
    }

    CompletableFuture<OutboxEntry> onEntry(String opId, EntryWork work) {
        return database.submit(tx -> work.on(tx, outbox.find(tx, opId)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no outbox entry " + opId + "; it may have been retried under another id."))));
    }

    @FunctionalInterface
    interface EntryWork {
        OutboxEntry on(Transaction tx, OutboxEntry entry);
    }

    @Override
    public Map<String, String> proofs(List<String> opIds) {
        return stepUps.of(opIds);
    }

    @Override
    public boolean isSessionStale() {
        return session.isStale();
    }

    @Override
    public void sessionIs(Transaction tx, SessionInfo info) {
        session.is(tx, info);
    }

    /** The device that wrote an entry; after a restore that may be another than this one. */
    private static String device(OutboxEntry entry) {
        HybridTimestamp stamp = entry.content().stamp();
        return stamp == null ? "" : stamp.device();
    }

    private static Executor probeThread() {
        return task -> Thread.ofVirtual().name("outboxfx-probe").start(task);
    }

    @Override
    public void close() {
        reopening.close();
        care.close();
        pulling.close();
        sync.close();
        monitor.close();
        transport.dropConnections();
        manager.close(DRAIN_AT_CLOSE);
        eventThreads.close();
        transport.close();
        var _ = database.submit(outbox::keepTally); // should it fail, the next start counts for itself
        database.close();
    }
}

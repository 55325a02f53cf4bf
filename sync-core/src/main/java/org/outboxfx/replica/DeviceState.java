package org.outboxfx.replica;

import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.HistoryMark;

/** What a device remembers about itself: its id, the last stamp it issued, and how far it has read the server's feed, and
 * whether it is to be offline. */
public final class DeviceState {

    private static final String LAST_STAMP = "last_stamp";
    private static final String CURSOR = "cursor";
    private static final String EPOCH = "epoch";
    private static final String SEEN = "seen";
    private static final String GIVING_BACK = "giving_back";
    private static final String SERVER = "server";
    private static final String WORKSPACE = "workspace";
    private static final String WORK_OFFLINE = "work_offline";

    /** The device's clock, going on after the last stamp stored; with a new device id if there is none yet. */
    public HybridClock clock(Transaction tx, InstantSource time, RandomGenerator random) {
        Optional<String> last = read(tx, LAST_STAMP);
        if (last.isPresent()) {
            return new HybridClock(time, HybridTimestamp.parse(last.get()));
        }
        var clock = new HybridClock("%016x".formatted(random.nextLong()), time);
        saveStamp(tx, clock);
        return clock;
    }

    /** Stores the clock's last stamp; belongs into every transaction that stores a stamp of this device. */
    public void saveStamp(Transaction tx, HybridClock clock) {
        write(tx, LAST_STAMP, clock.last().toString());
    }

    /** Lets the next {@link #clock} be another device's: a database that was copied or set back must not go on as the old one. */
    public void forgetDevice(Transaction tx) {
        tx.update("delete from replica_state where name = ?", LAST_STAMP);
    }

    /** The feed position up to which everything has been merged; 0 at first. */
    public long cursor(Transaction tx) {
        return read(tx, CURSOR).map(Long::parseLong).orElse(0L);
    }

    public void saveCursor(Transaction tx, long cursor) {
        write(tx, CURSOR, Long.toString(cursor));
    }

    /** The furthest point of the server's history that this device knows of; null before the first page or answer. */
    public @Nullable HistoryMark history(Transaction tx) {
        return read(tx, EPOCH)
                .map(epoch -> new HistoryMark(epoch, read(tx, SEEN).map(Long::parseLong).orElseGet(() -> cursor(tx))))
                .orElse(null);
    }

    /** Takes note of a point of the server's history, unless one that is further is known. */
    public void saveHistory(Transaction tx, HistoryMark mark) {
        HistoryMark known = history(tx);
        if (known == null || mark.seen() > known.seen()) {
            write(tx, EPOCH, mark.epoch());
            write(tx, SEEN, Long.toString(mark.seen()));
        }
    }

    /** Begins at the start of another history. */
    public void forgetHistory(Transaction tx) {
        tx.update("delete from replica_state where name in (?, ?)", EPOCH, SEEN);
        saveCursor(tx, 0);
        new SnapshotProgress().forget(tx);
    }

    /**
     * Whether the device's records belong to a workspace: to the first that a server names. Whoever connects the device with another
     * server means it, and begins anew there.
     */
    public boolean isOf(Transaction tx, String server, String workspace) {
        if (!read(tx, SERVER).map(server::equals).orElse(false)) {
            write(tx, SERVER, server);
            write(tx, WORKSPACE, workspace);
        }
        return read(tx, WORKSPACE).map(workspace::equals).orElse(false);
    }

    /** How far this device is with giving a server back what it lost. */
    public GivingBack givingBack(Transaction tx) {
        return read(tx, GIVING_BACK).map(GivingBack::valueOf).orElse(GivingBack.NOTHING);
    }

    public void saveGivingBack(Transaction tx, GivingBack state) {
        write(tx, GIVING_BACK, state.name());
    }

    /** How far a device is with giving a server back what it lost. */
    public enum GivingBack {
        /** The server is not known to lack anything. */
        NOTHING,
        /** The server's feed is read from its beginning, to learn what it has. */
        READING,
        /** What it does not have is sent. */
        SENDING
    }

    /** Whether the person has chosen to work offline. */
    public boolean isWorkingOffline(Transaction tx) {
        return read(tx, WORK_OFFLINE).map(Boolean::parseBoolean).orElse(false);
    }

    public void saveWorkingOffline(Transaction tx, boolean chosen) {
        write(tx, WORK_OFFLINE, Boolean.toString(chosen));
    }

    static Optional<String> read(Transaction tx, String name) {
        return tx.first("select content from replica_state where name = ?", row -> row.text("content"), name);
    }

    static void write(Transaction tx, String name, String content) {
        tx.update("merge into replica_state (name, content) key (name) values (?, ?)", name, content);
    }
}

package org.outboxfx.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.outboxfx.SimulatedDevice;
import org.outboxfx.SimulatedDevice.Done;
import org.outboxfx.outbox.Drain;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.testing.ManualClock;

/** One device with its clock, its cable, and the person at it; it can die and come back. */
final class Station implements AutoCloseable {

    final int id;
    final Network network;
    private final World world;
    private final ManualClock clock;
    private Path folder;
    private SimulatedDevice device;
    private boolean draining;
    private int deaths;

    Station(World world, int id, Path folder) {
        this.world = world;
        this.id = id;
        this.folder = folder;
        clock = world.clock();
        network = new Network(world, id, world.random);
        device = open();
    }

    private SimulatedDevice open() {
        SimulatedDevice opened = SimulatedDevice.open(folder, network, clock, new Random(world.random.nextLong()));
        opened.onWithdrawn(done -> world.ledger.withdrew(id, done));
        return opened;
    }

    SimulatedDevice device() {
        return device;
    }

    boolean isDraining() {
        return draining;
    }

    /** What a person did, noted; and whatever else is in the outbox under other ids or stamps by now. */
    void did(String what, Done done) {
        world.ledger.did(id, done);
        world.log("d%d %s%s", id, what, done.entries().stream().map(entry -> " #" + entry.number() + entry.state()).toList());
    }

    void drain(Drain.Occasion occasion) {
        world.log("d%d drains, %s", id, occasion);
        draining = true;
        try {
            Drain.Outcome outcome = device.drain(occasion);
            draining = false;
            world.log("d%d has drained: %s", id, switch (outcome) {
                case Drain.Outcome.Finished(long sent) -> sent + " answered";
                case Drain.Outcome.Interrupted interrupted -> interrupted.failure().toString();
            });
        } catch (Network.Death e) {
            draining = false;
            die();
        }
        device.entries().forEach(entry -> world.ledger.note(id, entry));
    }

    /** @return whether there is more to do at once */
    boolean pull() {
        boolean before = network.pulling(true);
        try {
            return device.pull();
        } catch (Network.Death e) {
            if (draining) {
                throw e;
            }
            die();
            return false;
        } finally {
            network.pulling(before);
        }
    }

    /** The process is killed; what is on the disk at this moment is what the next one finds. */
    void die() {
        world.log("d%d dies", id);
        Path next = folder.resolveSibling("device" + id + "-" + ++deaths);
        World.copy(folder, next);
        device.close();
        folder = next;
        device = open();
    }

    void restart() {
        world.log("d%d restarts", id);
        device.close();
        device = open();
    }

    void setClock(Duration skew) {
        world.log("d%d's clock is off by %s", id, skew);
        clock.jumpWall(skew.minus(world.skew(clock)));
    }

    List<OutboxEntry> entries() {
        return device.entries();
    }

    /** Whether an entry still is as it was read. */
    boolean has(OutboxEntry entry) {
        return entries().contains(entry);
    }

    Stream<OutboxEntry> cancellable() {
        return entries().stream().filter(OutboxEntry::isCancellable);
    }

    Record shown(RecordKey key) {
        return device.record(key).orElseGet(() -> Record.empty(key));
    }

    @Override
    public void close() {
        device.close();
    }
}

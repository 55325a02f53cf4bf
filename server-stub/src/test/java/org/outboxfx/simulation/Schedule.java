package org.outboxfx.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.outbox.Drain;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;

/** One run: some devices, some steps, then everything is well again and all must come to rest. */
final class Schedule implements AutoCloseable {

    private static final int MAX_ROUNDS = 60;

    private final World world;
    private final Script script;
    private final Random random;
    private final List<Station> stations = new ArrayList<>();
    /** Whether the server's data may get lost in this run. Some of it then is not held to what only the server knew. */
    private final boolean losesServer;
    private int depth;

    Schedule(long seed, Path folder, Templates templates) {
        random = new Random(seed);
        world = new World(folder.resolve("server"), templates, random);
        losesServer = random.nextInt(5) == 0;
        script = new Script(world);
        int devices = 3 + random.nextInt(3);
        for (int i = 0; i < devices; i++) {
            Path own = folder.resolve("device" + i);
            templates.device(own);
            stations.add(new Station(world, i, own));
        }
        world.meanwhile(this::meanwhile);
    }

    void run() {
        int steps = 60 + random.nextInt(41);
        for (int i = 0; i < steps; i++) {
            step();
        }
        heal();
        new Verdict(world, script, stations).check();
    }

    String steps() {
        return world.steps();
    }

    private void step() {
        Station at = stations.get(random.nextInt(stations.size()));
        switch (random.nextInt(25)) {
            case 0, 1, 2, 3, 4, 5 -> drain(at);
            case 6, 7, 8 -> at.pull();
            case 9, 10 -> world.pass(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 2_000 : 400_000)));
            case 11 -> at.setClock(skew());
            case 12, 13 -> at.network.partition(!at.network.isPartitioned());
            case 14 -> world.deliverAgain();
            case 15 -> disturb(at);
            default -> script.act(at);
        }
    }

    /** Up to an hour off; or about as much as the server and the other devices only just believe. */
    private Duration skew() {
        return random.nextInt(4) > 0
                ? Duration.ofMillis(random.nextInt(7_200_000) - 3_600_000)
                : HybridClock.MAX_AHEAD.plusMillis(random.nextInt(4_000) - 2_000);
    }

    private void drain(Station at) {
        if (!at.isDraining()) {
            at.drain(Drain.Occasion.values()[random.nextInt(Drain.Occasion.values().length)]);
        }
    }

    private void disturb(Station at) {
        if (losesServer && random.nextInt(3) == 0) {
            backUpOrLoseServer();
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> world.restartServer();
            case 1 -> world.killServer();
            case 2 -> stop(at);
            default -> kill(at);
        }
    }

    private void backUpOrLoseServer() {
        if (random.nextBoolean()) {
            world.loseServer();
        } else {
            world.backUpServer();
        }
    }

    private static void stop(Station at) {
        if (!at.isDraining()) {
            at.restart();
        }
    }

    private static void kill(Station at) {
        if (!at.isDraining()) {
            at.die();
        }
    }

    /** A device goes on while one of its requests is on its way, and so do the others. */
    private void meanwhile(int device) {
        if (depth > 0 || random.nextInt(3) > 0) {
            return;
        }
        depth++;
        Station sender = stations.get(device);
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> script.act(sender);
                case 1 -> script.act(stations.get(random.nextInt(stations.size())));
                case 2 -> drain(stations.get(random.nextInt(stations.size())));
                default -> stations.get(random.nextInt(stations.size())).pull();
            }
        }
        depth--;
    }

    /** The network works, the clocks are right, and every person decides about what waits for them. */
    private void heal() {
        world.heal();
        stations.forEach(station -> {
            station.network.partition(false);
            station.setClock(Duration.ZERO);
        });
        boolean quiet = false;
        for (int round = 0; !quiet; round++) {
            assertThat(round).as("rounds until all is quiet; still unsent: %s", unsent()).isLessThan(MAX_ROUNDS);
            world.pass(Duration.ofMinutes(6));
            quiet = true;
            for (Station station : stations) {
                quiet &= settle(station);
            }
        }
    }

    /** @return whether there was nothing to do */
    private boolean settle(Station station) {
        long before = station.device().cursor();
        while (station.pull()) {
            // to the end of the feed
        }
        List<OutboxEntry> stuck = new ArrayList<>(station.device().entries(Stage.NEEDS_YOU));
        stuck.addAll(station.device().entries(Stage.DRAFTED));
        for (OutboxEntry entry : stuck) {
            if (!station.has(entry)) {
                continue; // it went with one that was taken back before it
            }
            if (Script.isPoison(entry) || entry.state() == EntryState.DRAFT) {
                script.cancel(station, entry);
            } else {
                script.retry(station, entry);
            }
        }
        boolean unsent = !station.device().entries(Stage.QUEUED).isEmpty();
        if (unsent) {
            station.drain(Drain.Occasion.ASKED);
        }
        return stuck.isEmpty() && !unsent && station.device().cursor() == before;
    }

    private List<OutboxEntry> unsent() {
        return stations.stream().flatMap(station -> station.device().entries(Stage.QUEUED).stream()).toList();
    }

    @Override
    public void close() {
        stations.forEach(Station::close);
        world.close();
    }
}

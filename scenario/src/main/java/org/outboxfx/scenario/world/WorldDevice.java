package org.outboxfx.scenario.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.outboxfx.OutboxClient;
import org.outboxfx.scenario.Action.Moment;
import org.outboxfx.scenario.Action.Page;
import org.outboxfx.scenario.Network;
import org.outboxfx.scenario.Scenario;

/**
 * A device of a world: a real client, its clock, its network. It can die at any moment and comes back at once, as another
 * client on what the disk then held.
 */
public final class WorldDevice implements AutoCloseable {

    private final World world;
    private final Scenario.Device setup;
    private final DeviceClock clock;
    private final List<Consumer<OutboxClient>> reopened = new CopyOnWriteArrayList<>();
    private final List<Consumer<Page>> windows = new CopyOnWriteArrayList<>();
    private Path folder;
    private int deaths;
    private volatile Life life;

    /** What ends when the process dies. */
    private record Life(OutboxClient client, Fates fates, Plug plug) {}

    WorldDevice(World world, Scenario.Device setup, Path folder) {
        this.world = world;
        this.setup = setup;
        this.folder = folder;
        this.clock = new DeviceClock(world.time(), setup.clock());
        this.life = open(setup.network());
    }

    private Life open(Network network) {
        var fates = new Fates(network);
        var plug = new Plug(network);
        long chance = 0x9E3779B97F4A7C15L * (setup.name().hashCode() + 1L);
        OutboxClient client = OutboxClient.builder(folder).server(world.server().address(), () -> world.server().token(person()))
                .timekeeper(clock).interfaces(plug).application("scenario").random(() -> chance)
                .transport(http -> new Cable(http, name(), world.wire(), world.traffic(), fates)).open();
        client.start();
        return new Life(client, fates, plug);
    }

    public String name() {
        return setup.name();
    }

    public String person() {
        return setup.person();
    }

    /** Which language its window speaks, where there is one. */
    public String language() {
        return setup.language();
    }

    /** Tells of each page that the story opens. */
    public void onShow(Consumer<Page> listener) {
        windows.add(listener);
    }

    /** Opens a page of its window, if there is one. */
    public void show(Page page) {
        windows.forEach(window -> window.accept(page));
    }

    /** The client as it now is; another one after each death. */
    public OutboxClient client() {
        return life.client();
    }

    /** What this device takes for the time. */
    public InstantSource clock() {
        return clock;
    }

    /** Tells of each client that takes the place of one that died; the old one is closed right afterwards. */
    public void onReopened(Consumer<OutboxClient> listener) {
        reopened.add(listener);
    }

    public Network network() {
        return life.fates().network();
    }

    /** Puts the device into another network. Requests on their way are lost with the old one. */
    public void connect(Network network) {
        Life now = life;
        boolean other = network.kind() != now.fates().network().kind();
        now.fates().connect(network);
        if (other) {
            now.plug().connect(network);
        }
    }

    /** The server takes the next operations, and its answer is lost on the way back. */
    public void loseNextAnswer() {
        life.fates().loseNextAnswer();
    }

    /** The next operations are lost on the way to the server. */
    public void loseNextRequest() {
        life.fates().loseNextRequest();
    }

    /** @param ahead of the right time; negative for behind */
    public void setClock(Duration ahead) {
        clock.set(ahead);
    }

    /** The process dies; blocks until the next one runs. */
    public void kill(Moment moment) {
        if (moment == Moment.NOW) {
            die();
        } else {
            life.fates().dieAt(moment);
        }
    }

    /** @return whether it was time to die */
    boolean dieIfDue() {
        boolean due = life.fates().isDying();
        if (due) {
            die();
        }
        return due;
    }

    private synchronized void die() {
        Life last = life;
        Path next = folder.resolveSibling(name() + "-" + ++deaths);
        last.fates().cut();
        copy(folder, next);
        folder = next;
        life = open(last.fates().network());
        reopened.forEach(listener -> listener.accept(life.client()));
        last.client().close();
    }

    /** Copies what a process that dies now leaves on the disk. */
    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            try (var files = Files.list(from)) {
                for (Path file : files.filter(found -> Files.isRegularFile(found) && !found.toString().endsWith(".lock"))
                        .toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        life.fates().cut();
        life.client().close();
    }
}

package org.outboxfx.app.journeys;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.words.Marked;
import org.outboxfx.server.SyncServer;

/** A server on a free port and the devices around it, all in a folder of one test. */
final class Place implements AutoCloseable {

    private final Path folder;
    private final SyncServer server;
    private final Theme theme;

    Place(Path folder) {
        this(folder, server -> server);
    }

    /** @param policy what the server is told besides where its data is */
    Place(Path folder, UnaryOperator<SyncServer.Builder> policy) {
        this.folder = folder;
        server = policy.apply(SyncServer.builder().data(folder.resolve("server")).timekeeper(Morning.TIME)).start();
        Toolkit.start();
        theme = Pulses.call(() -> new Theme(Theme.Choice.LIGHT));
    }

    SyncServer server() {
        return server;
    }

    Theme theme() {
        return theme;
    }

    Seat sit(String name) {
        return new Seat(name, folder.resolve(name), server, theme);
    }

    /** Before a window in which every text from the words is marked as one. */
    Seat sitBeforeMarks(String name) {
        return new Seat(name, folder.resolve(name), server, theme, Marked.words());
    }

    @Override
    public void close() {
        server.close();
    }
}

package org.outboxfx.app.journeys;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.server.SyncServer;

/** A server on a free port and the devices around it, all in a folder of one test. */
final class Place implements AutoCloseable {

    /** JavaFX starts once in a process. */
    private static @Nullable CompletableFuture<Void> toolkit;

    private final Path folder;
    private final SyncServer server;
    private final Theme theme;

    Place(Path folder) {
        this.folder = folder;
        server = SyncServer.builder().data(folder.resolve("server")).start();
        startToolkit();
        theme = Pulses.call(() -> new Theme(Theme.Choice.LIGHT));
    }

    private static synchronized void startToolkit() {
        if (toolkit == null) {
            toolkit = FxStart.begin();
        }
        toolkit.join();
    }

    SyncServer server() {
        return server;
    }

    Seat sit(String name) {
        return new Seat(name, folder.resolve(name), server, theme);
    }

    @Override
    public void close() {
        server.close();
    }
}

package org.outboxfx.simulation;

import java.nio.file.Path;
import org.outboxfx.SimulatedDevice;
import org.outboxfx.server.InProcessServer;
import org.outboxfx.testing.ManualClock;

/** Databases as the first start makes them, made once and then copied. */
final class Templates {

    private final Path folder;

    Templates(Path folder) {
        this.folder = folder;
        InProcessServer.create(folder.resolve("server"), new ManualClock());
        SimulatedDevice.makeDatabase(folder.resolve("device"));
    }

    void server(Path target) {
        World.copy(folder.resolve("server"), target);
    }

    /** A device that has never been started. */
    void device(Path target) {
        World.copy(folder.resolve("device"), target);
    }
}

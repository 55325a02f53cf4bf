package org.outboxfx.scenario.world;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.testing.ManualClock;

/**
 * Devices, their server and the time between them. Nothing happens by itself but while time passes, and time passes only when
 * it is told to; whatever an instant sets off has ended before the next one. One thread at a time may use it, a platform one.
 */
public final class World implements AutoCloseable {

    /** How long everyone takes to wake up. */
    private static final Duration WAKING = Duration.ofSeconds(15);

    private final ManualClock time;
    private final Wire wire;
    private final Traffic traffic;
    private final Stillness stillness;
    private final WorldServer server;
    private final Map<String, WorldDevice> devices = new LinkedHashMap<>();

    /**
     * Opens everything, as it is at the scenario's beginning. Blocks.
     *
     * @param folder gets the databases; created if missing, expected to be empty
     */
    public World(Path folder, Scenario scenario) {
        time = new ManualClock(scenario.start());
        wire = new Wire(time);
        traffic = new Traffic(time);
        stillness = new Stillness(traffic);
        server = new WorldServer(folder.resolve("server"), time, traffic,
                scenario.devices().stream().map(Scenario.Device::person).toList());
        scenario.devices().forEach(
                device -> devices.put(device.name(), new WorldDevice(this, device, folder.resolve("device-" + device.name()))));
        time.settleWith(this::settle);
        settle();
    }

    /** The right time. */
    public Timekeeper time() {
        return time;
    }

    /** All devices, in the scenario's order. */
    public List<WorldDevice> devices() {
        return List.copyOf(devices.values());
    }

    /** @throws IllegalArgumentException if there is no device of this name */
    public WorldDevice device(String name) {
        WorldDevice device = devices.get(name);
        if (device == null) {
            throw new IllegalArgumentException("There is no device '" + name + "'; expected one of " + devices.keySet() + ".");
        }
        return device;
    }

    public WorldServer server() {
        return server;
    }

    public Wire wire() {
        return wire;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Lets time pass for everyone. */
    public void pass(Duration by) {
        time.advance(by);
    }

    /** Every device sleeps and wakes up again; the server stays awake. */
    public void sleep(Duration by) {
        time.jumpWall(by.minus(WAKING).isPositive() ? by.minus(WAKING) : Duration.ZERO);
        time.advance(WAKING);
    }

    /** Waits until all that is under way has ended, as far as it can without time passing. */
    public void settle() {
        boolean died;
        do {
            stillness.await(devices.values().stream().map(WorldDevice::client).toList());
            died = devices.values().stream().filter(WorldDevice::dieIfDue).count() > 0;
        } while (died);
    }

    @Override
    public void close() {
        devices.values().forEach(WorldDevice::close);
        server.close();
    }
}

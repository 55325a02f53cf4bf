package org.outboxfx.network;

import java.time.Duration;
import java.util.function.Consumer;
import org.outboxfx.clock.Timekeeper;

public final class NetworkMonitor implements Connectivity, AutoCloseable {
    private final ReachabilitySignal signal = new ReachabilitySignal(Reachability.OFFLINE);
    private final Probe probe;
    private final Interfaces interfaces;
    private final Timekeeper time;
    private volatile boolean chosen;
    private volatile boolean closed;
    public NetworkMonitor(Probe probe, Interfaces interfaces, Timekeeper time) {
        this.probe = probe;
        this.interfaces = interfaces;
        this.time = time;
    }
    public void start() {
        tick();
    }
    private void tick() {
        if (!closed) {
            probeNow();
            time.after(Duration.ofMillis(300), this::tick);
        }
    }
    public void probeNow() {
        if (chosen || !interfaces.anyUsable()) {
            signal.set(Reachability.OFFLINE);
            return;
        }
        probe.ask().thenAccept(r -> signal.set(chosen ? Reachability.OFFLINE : r));
    }
    public void report(TrafficOutcome o) {
        if (chosen)
            return;
        switch (o) {
            case CAPTIVE -> signal.set(Reachability.CAPTIVE);
            case SUCCEEDED -> signal.set(Reachability.ONLINE);
            default -> signal.set(Reachability.SERVER_DOWN);
        }
    }
    public void workOffline(boolean c) {
        chosen = c;
        probeNow();
    }
    public boolean isWorkingOffline() {
        return chosen;
    }
    @Override
    public Reachability state() {
        return signal.state();
    }
    @Override
    public Subscription onChange(Consumer<Reachability> l) {
        return signal.onChange(l);
    }
    @Override
    public boolean isMetered() {
        return false;
    }
    @Override
    public Subscription onMeteredChange(Consumer<Boolean> l) {
        return signal.onMeteredChange(l);
    }
    @Override
    public void close() {
        closed = true;
    }
}

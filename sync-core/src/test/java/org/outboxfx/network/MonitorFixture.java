package org.outboxfx.network;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.outboxfx.testing.ManualClock;

/** A monitor whose clock, interfaces and server are moved by hand. */
abstract class MonitorFixture {

    static final Duration LOOK = MonitorPace.standard().interfaceLook();
    static final Duration LOOK_ONLINE = MonitorPace.standard().interfaceLookOnline();

    final ManualClock clock = new ManualClock();
    final Deque<CompletableFuture<Reachability>> open = new ArrayDeque<>();
    final List<Reachability> told = new ArrayList<>();
    Set<String> interfaces = Set.of("eth0=10.0.0.2");
    final NetworkMonitor monitor = new NetworkMonitor(this::ask, this::look, clock, Runnable::run, new Random(1),
            MonitorPace.standard());
    int probes;
    int looks;
    boolean answering = true;
    Reachability answer = Reachability.ONLINE;

    @BeforeEach
    void start() {
        monitor.onChange(told::add);
    }

    private Set<String> look() {
        looks++;
        return interfaces;
    }

    private CompletableFuture<Reachability> ask() {
        probes++;
        if (answering) {
            return CompletableFuture.completedFuture(answer);
        }
        var probe = new CompletableFuture<Reachability>();
        open.add(probe);
        return probe;
    }
}

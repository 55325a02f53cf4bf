package org.outboxfx.network;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
    final List<String> recoveries = new ArrayList<>();
    /** Set by a test whose system tells of changes. */
    boolean telling;
    private final List<Runnable> watchers = new ArrayList<>();
    final NetworkMonitor monitor = new NetworkMonitor(this::ask, new Device(), clock, Runnable::run, new Random(1),
            MonitorPace.standard());
    int probes;
    int looks;
    boolean answering = true;
    Reachability answer = Reachability.ONLINE;

    @BeforeEach
    void start() {
        monitor.onChange(told::add);
        monitor.onRecovery(() -> recoveries.add("recovered at " + monitor.state()));
    }

    /** What the operating system says when something has changed. */
    void tell() {
        watchers.forEach(Runnable::run);
    }

    /** The system goes on, but tells no more. */
    void fallSilent() {
        telling = false;
        watchers.clear();
    }

    int watchers() {
        return watchers.size();
    }

    private final class Device implements Interfaces {

        @Override
        public Set<String> usable() {
            looks++;
            return interfaces;
        }

        @Override
        public Optional<Watch> watch(Runnable changed) {
            if (!telling) {
                return Optional.empty();
            }
            watchers.add(changed);
            return Optional.of(new Watch() {
                @Override
                public boolean isAlive() {
                    return telling;
                }

                @Override
                public void close() {
                    watchers.remove(changed);
                }
            });
        }
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

package org.outboxfx.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.network.Interfaces;
import org.outboxfx.network.MonitorPace;
import org.outboxfx.network.NetworkMonitor;
import org.outboxfx.network.Probe;
import org.outboxfx.network.Reachability;
import org.outboxfx.storage.Database;
import org.outboxfx.sync.SyncLimits;
import org.outboxfx.sync.SyncManager;
import org.outboxfx.transport.OkHttpTransport;

/**
 * What a monitor and a manager cost that have nothing to do. Arguments: {@code nothing}, {@code online}, {@code down} or
 * {@code offline}, and for how many seconds to measure; what the first minute costs is left out.
 */
public final class Idle {

    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private Idle() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Folders.create();
        var time = new SystemTimekeeper();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI server = URI.create("http://127.0.0.1:" + silent.getAddress().getPort());
        silent.stop(0); // from now on nobody listens there
        var http = new OkHttpTransport(server, () -> null, time);
        var probe = switch (arguments[0]) {
            case "online" -> Probe.blocking(() -> Reachability.ONLINE, threads);
            default -> Probe.blocking(http::probe, threads);
        };
        Interfaces system = Interfaces.system(server);
        Interfaces interfaces = arguments[0].equals("offline") ? new Unplugged(system) : system;
        var monitor = new NetworkMonitor(probe, interfaces, time, threads, new SecureRandom(), MonitorPace.standard());
        try (var database = Database.open(folder.resolve("idle"), List.of(SyncManager.schema()));
                var manager = new SyncManager("profile", database, monitor, time, threads, new SecureRandom(),
                        SyncLimits.standard())) {
            manager.listen(_ -> {});
            if (!arguments[0].equals("nothing")) {
                monitor.start();
            }
            LockSupport.parkNanos(WARM_UP.toNanos());
            long cpu = cpu();
            long begin = System.nanoTime();
            LockSupport.parkNanos(Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos());
            double share = 100.0 * (cpu() - cpu) / (System.nanoTime() - begin);
            System.out.printf("%-8s %-12s %.3f %% of a core%n", arguments[0], monitor.state(), share);
        }
        monitor.close();
        Folders.delete(folder);
        System.exit(0);
    }

    /** The same work for the same interfaces, of which none can be used. */
    private record Unplugged(Interfaces system) implements Interfaces {

        @Override
        public Set<String> usable() {
            return system.usable().isEmpty() ? Set.of("none") : Set.of();
        }

        @Override
        public Optional<Watch> watch(Runnable changed) {
            return system.watch(changed);
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}

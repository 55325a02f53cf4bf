package org.outboxfx.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.network.Interfaces;
import org.outboxfx.network.MonitorPace;
import org.outboxfx.network.NetworkMonitor;
import org.outboxfx.network.Probe;
import org.outboxfx.network.Reachability;
import org.outboxfx.network.TrafficOutcome;
import org.outboxfx.storage.Database;
import org.outboxfx.sync.SyncEvent;
import org.outboxfx.sync.SyncFailure;
import org.outboxfx.sync.SyncLimits;
import org.outboxfx.sync.SyncManager;
import org.outboxfx.sync.SyncOptions;

/**
 * The near end of {@link LinkUp}: the network monitor and Background Sync as a program composes them, over the JDK's HTTP
 * client. Registers a tag for each line of input; its event posts to the server. Prints what happens and when, by the
 * machine's monotonic clock.
 */
public final class LinkClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private LinkClient() {}

    public static void main(String[] arguments) {
        URI server = URI.create(arguments[0]);
        // Seconds. Each round begins without a connection, and so cannot find one that outlived the outage.
        System.setProperty("jdk.httpclient.keepalive.timeout", "1");
        Path folder = Folders.create();
        var time = new SystemTimekeeper();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        Database database = Database.open(folder.resolve("link"), List.of(SyncManager.schema()));
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
        var monitor = new NetworkMonitor(Probe.blocking(() -> probe(http, server), threads), Interfaces.system(server), time,
                threads, new SecureRandom(), MonitorPace.standard());
        var manager = new SyncManager("profile", database, monitor, time, threads, new SecureRandom(), SyncLimits.standard());
        manager.listen(event -> post(http, server, monitor, event));
        monitor.onChange(state -> say("STATE " + state));
        monitor.start();
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines()
                .forEach(_ -> {
                    var _ = manager.register("outbox", SyncOptions.outbox()).thenRun(() -> say("REGISTERED"));
                });
        Folders.delete(folder);
    }

    private static Reachability probe(HttpClient http, URI server) {
        try {
            return ask(http, server.resolve("/health"), "GET") == 204 ? Reachability.ONLINE : Reachability.CAPTIVE;
        } catch (IOException e) {
            return Reachability.SERVER_DOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reachability.SERVER_DOWN;
        }
    }

    private static void post(HttpClient http, URI server, NetworkMonitor monitor, SyncEvent event) throws InterruptedException {
        say("EVENT");
        try {
            ask(http, server.resolve("/ops/" + event.tag()), "POST");
            monitor.report(TrafficOutcome.SUCCEEDED);
        } catch (IOException e) {
            say("FAILED");
            monitor.report(TrafficOutcome.UNREACHABLE);
            throw SyncFailure.retryable("No connection.", e);
        }
    }

    private static int ask(HttpClient http, URI at, String method) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at).method(method, HttpRequest.BodyPublishers.noBody()).timeout(PATIENCE).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static synchronized void say(String what) {
        System.out.println(what + " " + System.nanoTime());
    }
}

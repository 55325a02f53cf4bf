package org.outboxfx.example;

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
import org.outboxfx.storage.Database;
import org.outboxfx.sync.SyncLimits;
import org.outboxfx.sync.SyncManager;

/** The form as a program: every line that is typed is a letter. What is not posted when it ends is posted the next time. */
public final class FormProgram {

    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(5);

    private FormProgram() {}

    /** @param args the server's address, and the folder to keep letters in */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("Found " + args.length + " arguments, expected a server's address and a folder.");
        }
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        run(URI.create(args[0]), Path.of(args[1]), lines);
    }

    static void run(URI server, Path folder, BufferedReader lines) throws IOException {
        // begin: program
        var random = new SecureRandom();
        try (var http = HttpClient.newHttpClient();
                var time = new SystemTimekeeper();
                var events = Executors.newVirtualThreadPerTaskExecutor();
                var database = Database.open(folder.resolve("form"), List.of(SyncManager.schema(), Letter.schema()));
                var network = new NetworkMonitor(probe(http, server), Interfaces.system(server), time, events, random,
                        MonitorPace.standard());
                var sync = new SyncManager("form", database, network, time, events, random, SyncLimits.standard())) {
            var form = new Form(database, sync, http, server);
            sync.listen(form);
            network.onClockJump(sync::look); // after sleep
            network.start();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                form.enter(line).join();
            }
        }
        // end
    }

    /** Asks our own server: whatever it answers but an error of its own means that it is there. */
    private static Probe probe(HttpClient http, URI server) {
        var question = HttpRequest.newBuilder(server).HEAD().timeout(LONGEST_QUESTION).build();
        return () -> http.sendAsync(question, BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() < 500 ? Reachability.ONLINE : Reachability.SERVER_DOWN);
    }
}

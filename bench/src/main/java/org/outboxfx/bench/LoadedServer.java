package org.outboxfx.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.outboxfx.server.Main;
import org.outboxfx.server.SyncServer;
import org.outboxfx.server.database.PostgresAddress;

/** A server as a process of its own, and what it takes of the processor and of memory. Linux only. */
final class LoadedServer implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path data;
    private final URI address;
    private final List<String> tokens;

    /** Processor time used so far: by the server, and by all processes of PostgreSQL on this machine. */
    record Used(Duration server, Duration postgres) {

        Used since(Used before) {
            return new Used(server.minus(before.server), postgres.minus(before.postgres));
        }
    }

    private LoadedServer(Process process, Path data, URI address, List<String> tokens) {
        this.process = process;
        this.data = data;
        this.address = address;
        this.tokens = tokens;
    }

    /**
     * @param where {@code h2}, or the JDBC address of a PostgreSQL database
     * @param members one token each, as many as asked for, spread over the workspaces
     */
    static LoadedServer start(String where, int workspaces, int members) throws IOException {
        Path data = Folders.create();
        SyncServer.Builder builder = where.equals("h2")
                ? SyncServer.builder().data(data)
                : SyncServer.builder().postgresql(new PostgresAddress(where, null, null));
        var tokens = new ArrayList<String>();
        String run = Long.toString(System.nanoTime(), 36);
        try (SyncServer server = builder.build()) {
            for (int i = 0; i < members; i++) {
                tokens.add(server.issueToken(run + "-" + i % workspaces, "member-" + i));
            }
        }
        var command = new ArrayList<>(List.of("java", "-XX:+UseSerialGC", "-Xmx256m", "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(), "--port", "0", "--data", data.toString(),
                "--requests-per-address", "20000"));
        if (!where.equals("h2")) {
            command.addAll(List.of("--db", where));
        }
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("The server ended before it served.");
        }
        return new LoadedServer(process, data, URI.create(line.split(" ")[2]), tokens);
    }

    URI address() {
        return address;
    }

    List<String> tokens() {
        return tokens;
    }

    Used used() throws IOException {
        double postgres = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path each : processes.filter(path -> path.getFileName().toString().matches("[0-9]+")).toList()) {
                postgres += name(each).equals("postgres") ? seconds(each) : 0;
            }
        }
        return new Used(duration(seconds(folder())), duration(postgres));
    }

    /** Resident memory in megabytes. */
    long megabytes() throws IOException {
        return Files.readAllLines(folder().resolve("status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024).findFirst().orElseThrow();
    }

    private Path folder() {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException e) {
            return ""; // it has just ended
        }
    }

    private static double seconds(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return 0;
        }
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        Folders.delete(data);
    }
}

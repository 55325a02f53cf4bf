package org.outboxfx.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The server as a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {

    /** In words or in JSON. */
    private static final Pattern SERVING = Pattern.compile("^(?:Serving at |\\{\"address\":\")(https?://[^ \"]+)");

    private final Process process;
    private final URI address;
    private final List<String> said;

    private ServerProcess(Process process, URI address, List<String> said) {
        this.process = process;
        this.address = address;
        this.said = said;
    }

    /** Starts it and waits until it says that it serves. */
    static ServerProcess start(int port, Path data, String... more) throws IOException {
        return start(List.of(), port, data, more);
    }

    /** With more options for the Java machine. */
    static ServerProcess start(List<String> java, int port, Path data, String... more) throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx128m", "-cp", System.getProperty("java.class.path")));
        command.addAll(java);
        command.addAll(List.of(Main.class.getName(), "--port", Integer.toString(port), "--data", data.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new ArrayList<String>();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            var serving = SERVING.matcher(line);
            if (serving.find()) {
                Thread.ofVirtual().start(() -> drain(out));
                return new ServerProcess(process, URI.create(serving.group(1)), List.copyOf(said));
            }
        }
        throw new AssertionError("The server ended before it served:\n" + String.join("\n", said));
    }

    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                continue;
            }
        } catch (IOException | UncheckedIOException e) {
            return; // it was killed
        }
    }

    URI address() {
        return address;
    }

    /** The lines up to the one that tells that it serves. */
    List<String> said() {
        return said;
    }

    /** SIGTERM, and what follows from it. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}

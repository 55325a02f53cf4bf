package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.channel.Owner;
import org.outboxfx.app.channel.Request;
import org.outboxfx.app.cli.Cli;
import org.outboxfx.app.cli.Exit;
import org.outboxfx.app.cli.Terminal;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.ServerChoice;
import org.outboxfx.storage.Recovery;

/** The process with the window is killed while it does something for a command. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KilledWindowTest {

    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Profile profile;

    @BeforeEach
    void nameProfile() {
        profile = new Profile(folder.resolve("profile"));
    }

    /** What a command said, and its exit code. */
    private record Said(int code, String out, String err) {}

    @Test
    void aChangeThatTheWindowHadKeptIsThereOnceAndTheCommandGoesOnWaitingByItself() throws Exception {
        Process window = windowWithoutServer();
        try {
            var adding = CompletableFuture.supplyAsync(() -> typed("tasks", "add", "Call Bob", "--wait", "--timeout", "4"),
                    task -> Thread.ofPlatform().start(task));
            Awaitility.await().atMost(START).until(() -> typed("tasks", "list", "all").out().contains("Call Bob"));

            window.destroyForcibly().waitFor();

            Said said = adding.get();
            assertThat(said.code()).as(said.err()).isEqualTo(Exit.NOT_REACHED.code());
            assertThat(said.out().lines().filter(line -> line.contains("here already"))).as(said.out()).hasSize(1);
        } finally {
            window.destroyForcibly().waitFor();
        }
        assertThat(typed("tasks", "list", "all", "--json").out().lines()).hasSize(1);
        assertThat(typed("outbox", "list", "--json").out().lines().filter(line -> line.contains("Call Bob"))).hasSize(1);
    }

    @Test
    void aSignalToEndClosesTheDeviceSoThatTheNextStartNeedNotCheckIt() throws Exception {
        Process window = windowWithoutServer();
        try {
            assertThat(typed("tasks", "add", "Call Bob").code()).isZero();

            window.destroy();

            assertThat(window.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            window.destroyForcibly().waitFor();
        }
        try (OutboxClient client = OutboxClient.builder(profile.device()).open()) {
            assertThat(client.database().recovery()).isInstanceOf(Recovery.NotNeeded.class);
        }
    }

    /** Its server is one at which nobody ever answers. */
    private Process windowWithoutServer() throws IOException {
        Files.createDirectories(profile.folder());
        Files.writeString(profile.serverToken(), "0123456789abcdef.AAAA");
        Preferences.in(profile.settings())
                .change(all -> all.withServer(new ServerChoice(URI.create("http://127.0.0.1:1/"), null))).join();
        Process window = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Headless", "-Dprism.order=sw", "-cp",
                System.getProperty("java.class.path"), Launcher.class.getName(), "--profile", profile.folder().toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("window.log").toFile()).start();
        Awaitility.await().atMost(START).until(() -> has(window));
        return window;
    }

    private boolean has(Process window) {
        try (Owner owner = Owner.reach(profile.folder()).orElse(null)) {
            return owner != null && owner.greeting().process() == window.pid();
        }
    }

    private Said typed(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Cli.of(new InstalledProgram(), new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), folder,
                Request.Look.PLAIN)).execute(Stream
                        .concat(Stream.of("--profile", profile.folder().toString()),
                                List.of(arguments).stream())
                        .toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }
}

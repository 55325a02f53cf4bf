package org.outboxfx.server;

import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.wire.ImpactPolicy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The server as a program: serves until it is told to stop, and keeps the list of tokens. */
@Command(name = "outboxfx-server", mixinStandardHelpOptions = true, subcommands = {TokenCommand.class,
        PassphraseCommand.class}, description = "Serves the sync protocol until it is stopped (Ctrl-C or SIGTERM).")
public final class Main implements Callable<Integer> {

    private static final int DEFAULT_PORT = 8484;

    @Option(names = "--port", defaultValue = ""
            + DEFAULT_PORT, description = "the port; 0 takes a free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Mixin
    private final StorageOptions storage = new StorageOptions();

    @Mixin
    private final Telling telling = new Telling();

    @Mixin
    private final TlsOptions tls = new TlsOptions();

    @Option(names = "--requests-per-address", defaultValue = "512", description = "how many requests from one network address are answered at once; behind a load balancer, that is all (default: ${DEFAULT-VALUE})")
    private int requestsPerAddress;

    @Option(names = "--step-up", paramLabel = "TYPE.FIELD=VALUE", converter = StepUpRule.class, description = "an operation that sets this, such as list.deleted=true, waits until the member has confirmed it with their passphrase; can be given several times")
    private List<ImpactPolicy.Rule> stepUp = List.of();

    /** That it serves, in JSON. */
    private record Serving(URI address, String data, long process) {}

    private Main() {}

    public static void main(String[] arguments) {
        int status = run(new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()), arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine().setOut(out).setErr(err).execute(arguments);
    }

    /** The program's arguments, to be read by it or by a program that has it as a command. */
    public static CommandLine commandLine() {
        return Telling.failuresOf(new CommandLine(new Main()));
    }

    /** Prints one result, as it was asked for. */
    void tell(String sentence, Object object) {
        telling.tell(sentence, object);
    }

    ServerDatabase open() {
        return storage.open();
    }

    @Override
    public Integer call() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        try (var time = new SystemTimekeeper();
                var server = configured().timekeeper(time).start()) {
            var stop = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("outboxfx-stop").unstarted(() -> {
                stop.countDown();
                awaitQuietly(stopped);
            }));
            tell("Serving at " + server.address() + " with the data in " + storage,
                    new Serving(server.address(), storage.toString(), ProcessHandle.current().pid()));
            stop.await();
        } finally {
            stopped.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    private SyncServer.Builder configured() {
        SyncServer.Builder server = SyncServer.builder().port(port).database(storage::open)
                .requestsPerAddress(requestsPerAddress).stepUp(stepUp);
        tls.apply(server).ifPresent(certificate -> tell(certificate.toString(), certificate));
        return server;
    }

    /** The process ends when its shutdown hooks have; this one lets the server finish first. */
    private static void awaitQuietly(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

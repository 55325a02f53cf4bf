package org.outboxfx.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.channel.Answering;
import org.outboxfx.app.channel.OneInstance;
import org.outboxfx.app.channel.Request;

/** Types commands as a person would, over a real device on disk, and keeps what is printed. */
final class Shell {

    static final String VERSION = "OutboxFX 0.test";

    final Path profile;
    private final Path folder;
    private final TestProgram program;
    private String out = "";
    private String err = "";

    /** @param folder of the person's; the profile lies in it */
    Shell(Path folder) {
        this(folder, VERSION, null, null);
    }

    Shell(Path folder, String version, @Nullable URI server, @Nullable String token) {
        this.folder = folder;
        this.profile = folder.resolve("profile");
        this.program = new TestProgram(version, server, token);
    }

    int run(String... arguments) {
        var printed = new StringWriter();
        var errors = new StringWriter();
        var terminal = new Terminal(new PrintWriter(printed, true), new PrintWriter(errors, true), folder, Request.Look.PLAIN);
        int code = Cli.of(program, terminal).execute(Stream.concat(Stream.of("--profile", profile.toString()),
                Stream.of(arguments)).toArray(String[]::new));
        out = printed.toString();
        err = errors.toString();
        return code;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }

    Program program() {
        return program;
    }

    Device open(Device.Reach reach) {
        return program.open(profile, reach);
    }

    /** A program that has the profile open and listens, as the window does. */
    final class Running implements AutoCloseable {
        private final OneInstance instance = OneInstance.claim(profile, VERSION).orElseThrow();
        final Device device = program.open(profile, Device.Reach.SERVER);

        Running() {
            instance.answer(Cli.answering(program, profile, device::client, () -> {}));
        }

        Running(Answering answering) {
            instance.answer(answering);
        }

        @Override
        public void close() {
            device.close();
            instance.close();
        }
    }

    private record TestProgram(String version, @Nullable URI server, @Nullable String token) implements Program {

        @Override
        public Path standardProfile() {
            throw new IllegalStateException("A test names its profile.");
        }

        @Override
        public String person() {
            return "Mara";
        }

        @Override
        public Locale language(Path profile) {
            return Locale.ENGLISH;
        }

        @Override
        public Device open(Path profile, Device.Reach reach) {
            var builder = OutboxClient.builder(profile.resolve("device")).application(version);
            if (server != null) {
                builder.server(server, () -> token);
            }
            OutboxClient client = builder.open();
            if (reach == Device.Reach.SERVER) {
                client.start();
            }
            return new Device() {
                @Override
                public OutboxClient client() {
                    return client;
                }

                @Override
                public void close() {
                    client.close();
                }
            };
        }

        @Override
        public List<Finding> examine(Path profile) {
            return List.of(Finding.right("profile", profile.toString()));
        }

        @Override
        public Optional<Finding> askServer(Path profile) {
            return Optional.empty();
        }

        @Override
        public int openWindow(WindowStart start) {
            return WINDOW_IS_OPEN;
        }
    }
}

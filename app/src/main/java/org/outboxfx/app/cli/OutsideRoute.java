package org.outboxfx.app.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.channel.OneInstance;
import org.outboxfx.app.channel.Owner;
import org.outboxfx.app.channel.Request;

/**
 * The route of a command that was just typed: into this process, if nobody has the profile; else over the channel to the one
 * that has. A command is named before it is handed over, so that bringing it twice does it once.
 */
final class OutsideRoute implements Route {

    /** How long one waits for a profile that a process has which listens to nobody: a command, or a program that starts. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Program program;
    private final Terminal terminal;

    OutsideRoute(Program program, Terminal terminal) {
        this.program = program;
        this.terminal = terminal;
    }

    @Override
    public Exit run(DeviceCommand command) throws Exception {
        Path named = command.profile();
        Path profile = (named == null ? program.standardProfile() : named).toAbsolutePath().normalize();
        var arguments = command.spec().root().commandLine().getParseResult().originalArgs();
        var request = new Request(OutboxClient.newId(), Request.Time.FIRST, arguments, terminal.folder().toString(),
                terminal.look(),
                command.input());
        return new Errand(command, request, profile).run();
    }

    /** One command on its way. */
    private final class Errand {

        private final DeviceCommand command;
        private Request request;
        private final Path profile;
        private final Printer printer;
        private final StringBuilder kept = new StringBuilder();
        private final StringBuilder errors = new StringBuilder();
        private boolean shown;
        private @Nullable String doubt;

        Errand(DeviceCommand command, Request request, Path profile) {
            this.command = command;
            this.request = request;
            this.profile = profile;
            this.printer = new Printer(terminal.out(), terminal.err(), command.form(), request.look());
        }

        Exit run() {
            Optional<OneInstance> mine = OneInstance.take(profile);
            for (long looks = PATIENCE.dividedBy(PAUSE); mine.isEmpty() && looks > 0; looks--) {
                Optional<Exit> exit = askOwner();
                if (exit.isPresent()) {
                    return exit.get();
                }
                mine = OneInstance.take(profile, PAUSE);
            }
            return mine.isPresent() ? here(mine.get()) : notDone();
        }

        private Exit here(OneInstance instance) {
            try (instance) {
                Device opened = program.open(profile, command.reach());
                return here(instance, opened);
            } catch (RuntimeException e) {
                return command.notOpened(printer, program, profile, InsideRoute.said(e));
            }
        }

        private Exit here(OneInstance instance, Device opened) {
            try (opened) {
                if (command.reach() == Device.Reach.SERVER) {
                    // It takes a while, in which others can be served from here.
                    instance.listen(program.version());
                    instance.answer(Cli.answering(program, profile, opened::client, () -> {}));
                }
                try {
                    return new InsideRoute(opened.client(), command.reach(), request, new Session.Home(program, profile),
                            program.language(profile),
                            terminal.out(), terminal.err()).run(command);
                } finally {
                    instance.fallSilent();
                }
            }
        }

        /** @return empty if the owner, if there is one, did not run the command to its end */
        private Optional<Exit> askOwner() {
            try (Owner owner = Owner.reach(profile).orElse(null)) {
                if (owner == null) {
                    return Optional.empty();
                }
                if (!owner.speaksOurs() || !owner.greeting().program().equals(program.version())) {
                    printer.error(Exit.IN_USE, "The profile " + profile + " is in use by " + owner.greeting().program()
                            + " (process " + owner.greeting().process() + "), and this is " + program.version()
                            + ": they do not understand each other. Close that program and run the command again.");
                    return Optional.of(Exit.IN_USE);
                }
                return concluded(owner.run(request, new Owner.Output(this::keepOrShow, errors::append), command.patience()),
                        owner.greeting().process());
            }
        }

        /** What a change says is shown once it is over: brought again, it says so again. */
        private void keepOrShow(String text) {
            if (command.effect() == DeviceCommand.Effect.CHANGES) {
                kept.append(text);
            } else {
                shown = true;
                print(terminal.out(), text);
            }
        }

        private Optional<Exit> concluded(Owner.Outcome outcome, long process) {
            switch (outcome) {
                case Owner.Outcome.Ended(int code) -> {
                    print(terminal.out(), kept.toString());
                    print(terminal.err(), errors.toString());
                    return Optional.of(exit(code));
                }
                case Owner.Outcome.Silent _ -> {
                    doubt = "The program that has the profile " + profile + " (process " + process
                            + ") did not answer within " + command.patience().toSeconds() + " s.";
                    return Optional.of(notDone());
                }
                case Owner.Outcome.Broken _ -> {
                    kept.setLength(0);
                    errors.setLength(0);
                    request = request.again();
                    doubt = "The program that had the profile " + profile + " (process " + process + ") went away meanwhile.";
                    return shown ? Optional.of(notDone()) : Optional.empty();
                }
                case Owner.Outcome.Busy _ -> {
                    return Optional.empty();
                }
            }
        }

        private Exit notDone() {
            if (doubt == null) {
                printer.error(Exit.IN_USE, "The profile " + profile + " is in use by another process, which does not answer."
                        + " Close that one, or give another profile with --profile DIR. Nothing was done.");
                return Exit.IN_USE;
            }
            if (command.effect() == DeviceCommand.Effect.READS) {
                printer.error(Exit.FAILED, doubt + " Nothing was changed. Run the command again.");
                return Exit.FAILED;
            }
            printer.error(Exit.UNKNOWN, doubt + " Whether the change is kept is not known. " + command.onceMore(request.id()));
            return Exit.UNKNOWN;
        }
    }

    private static void print(Writer to, String text) {
        var writer = new PrintWriter(to);
        writer.print(text);
        writer.flush();
    }

    private static Exit exit(int code) {
        return List.of(Exit.values()).stream().filter(exit -> exit.code() == code).findFirst().orElse(Exit.FAILED);
    }
}

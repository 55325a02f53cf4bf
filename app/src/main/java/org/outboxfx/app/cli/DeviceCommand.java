package org.outboxfx.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that works on the device, run in whichever process has it. */
abstract class DeviceCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final byte[] NOTHING = {};

    /** What a command does. */
    enum Effect {
        /** Looks only. */
        READS,
        /** Changes something, and may be brought twice: the second time it finds it done. */
        CHANGES
    }

    @Option(names = "--json", description = "Print JSON; docs/command-line.md names its members.")
    private boolean json;

    @Option(names = "--profile", paramLabel = "DIR", description = "Where everything is kept. Default: your user data folder.")
    @Nullable
    private Path profile;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Does it. */
    abstract Exit run(Session session) throws IOException;

    Effect effect() {
        return Effect.READS;
    }

    Device.Reach reach() {
        return Device.Reach.DISK;
    }

    /** How long another process may take for it. */
    Duration patience() {
        return PATIENCE;
    }

    /** What it is given besides its arguments; read where it was typed. */
    byte[] input() throws IOException {
        return NOTHING;
    }

    /** Checks what the parser cannot. @throws picocli.CommandLine.ParameterException if the arguments do not belong together */
    void check() {}

    /** What to do when it is not known whether it was done. */
    String onceMore(String id) {
        return "Run it again: what is done already is not done twice.";
    }

    /** Tells that the device cannot be opened, and why. */
    Exit notOpened(Printer printer, Program program, Path profile, String why) {
        printer.error(Exit.FAILED, why);
        return Exit.FAILED;
    }

    final Printer.Form form() {
        return json ? Printer.Form.JSON : Printer.Form.TEXT;
    }

    final @Nullable Path profile() {
        return profile == null ? root().profile() : profile;
    }

    final CommandSpec spec() {
        return spec;
    }

    private OutboxfxCommand root() {
        return (OutboxfxCommand) spec.root().userObject();
    }

    @Override
    public final Integer call() throws Exception {
        check();
        return root().route().run(this).code();
    }
}

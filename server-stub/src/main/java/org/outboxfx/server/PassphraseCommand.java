package org.outboxfx.server;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.outboxfx.server.database.ServerDatabase;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code passphrase set|remove}. The passphrase comes from the terminal, unseen and twice, or from standard input: arguments can be
 * read by every user of the machine, and stay in the shell's history.
 */
@Command(name = "passphrase", mixinStandardHelpOptions = true, description = "Sets or removes what a member confirms single operations with. Stop the server first, unless its data is on PostgreSQL.")
final class PassphraseCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Who has a passphrase, or has none. */
    private record Holder(String workspace, String member, boolean passphrase) {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Expected one of: passphrase set, passphrase remove.");
    }

    @Command(name = "set", mixinStandardHelpOptions = true, description = "Sets it, in place of what it was. It is asked for at the terminal, or is the first line of standard input.")
    int set(@Parameters(paramLabel = "WORKSPACE") String workspace, @Parameters(paramLabel = "MEMBER") String member) {
        var holder = new Member(workspace, member);
        char[] passphrase = read();
        try {
            with(passphrases -> {
                passphrases.set(holder, passphrase);
                return true;
            });
            program.tell("The passphrase is set.", new Holder(workspace, member, true));
            return CommandLine.ExitCode.OK;
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes it: the member can confirm nothing until another is set.")
    int remove(@Parameters(paramLabel = "WORKSPACE") String workspace, @Parameters(paramLabel = "MEMBER") String member) {
        var holder = new Member(workspace, member);
        if (!with(passphrases -> passphrases.remove(holder))) {
            throw new IllegalArgumentException("This member has no passphrase; nothing was changed.");
        }
        program.tell("The passphrase is removed.", new Holder(workspace, member, false));
        return CommandLine.ExitCode.OK;
    }

    private static char[] read() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).map(PassphraseCommand::asked)
                .orElseGet(PassphraseCommand::firstLine);
    }

    private static char[] asked(Console console) {
        char[] first = console.readPassword("New passphrase (%d to %d characters): ", Passphrases.SHORTEST, Passphrases.LONGEST);
        char[] second = console.readPassword("The same again: ");
        try {
            if (first == null || second == null || !Arrays.equals(first, second)) {
                throw new IllegalArgumentException("The two passphrases differ; nothing was changed.");
            }
            return first;
        } finally {
            if (second != null) {
                Arrays.fill(second, '\0');
            }
        }
    }

    private static char[] firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return line == null ? new char[0] : line.toCharArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the passphrase from standard input. Expected it as the first line.", e);
        }
    }

    private <T> T with(Function<Passphrases, T> task) {
        try (ServerDatabase database = program.open()) {
            return task.apply(new Passphrases(database, new ChangeStore()));
        }
    }
}

package org.outboxfx.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.settings.UnsentFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Writes everything that is unsent to a file that only a passphrase opens, to be taken over by another device (Settings, Data).", footer = {
        "", "Examples:", "  outboxfx outbox export unsent.outbox",
        "  outboxfx outbox export unsent.outbox --passphrase-file ~/.passphrase"})
final class OutboxExportCommand extends DeviceCommand {

    @Parameters(paramLabel = "FILE", description = "The file; an existing one is replaced.")
    private Path file = Path.of("");

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "A file whose first line is the passphrase. Default: asked for on the terminal.")
    @Nullable
    private Path passphraseFile;

    /** How many changes were written. */
    record Line(String file, int changes) {}

    @Override
    byte[] input() throws IOException {
        return Passphrase.read(passphraseFile, "Passphrase for " + file.getFileName());
    }

    @Override
    Exit run(Session session) {
        char[] passphrase = Passphrase.of(session.request().input());
        if (passphrase.length < UnsentFile.SHORTEST_PASSPHRASE) {
            throw CommandFailure.failed("The passphrase has " + passphrase.length + " characters; expected "
                    + UnsentFile.SHORTEST_PASSPHRASE + " or more.");
        }
        Path target = session.file(file);
        int changes = session.await(UnsentFile.write(session.client(), target, passphrase));
        session.printer().line(changes + (changes == 1 ? " change was" : " changes were") + " written to " + target + ".");
        session.printer().json(new Line(target.toString(), changes));
        return Exit.DONE;
    }
}

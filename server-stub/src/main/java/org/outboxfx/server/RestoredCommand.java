package org.outboxfx.server;

import java.util.concurrent.Callable;
import org.outboxfx.server.database.ServerDatabase;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code restored}. What was written after a backup is missing in it, though clients have read it and were told that it is
 * kept. Under another epoch they read everything anew and send what is missing.
 */
@Command(name = "restored", mixinStandardHelpOptions = true, description = "To be run once after a backup was restored, while no server runs: clients then send again what the backup lacks.")
final class RestoredCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        var store = new ChangeStore();
        try (ServerDatabase database = program.open()) {
            String epoch = database.inTransaction(tx -> {
                store.renewEpoch(tx);
                return store.epoch(tx);
            });
            spec.commandLine().getOut().println("The epoch is now " + epoch + ".");
        }
        return CommandLine.ExitCode.OK;
    }
}

package org.outboxfx.server;

import java.io.PrintWriter;
import java.util.function.Function;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.server.database.ServerDatabase;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code token issue|list|revoke}. A server with a folder holds its database alone, so these run while it is stopped. */
@Command(name = "token", description = "Issues, lists or revokes tokens. Stop the server first, unless its data is on PostgreSQL.")
final class TokenCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Expected one of: token issue, token list, token revoke.");
    }

    @Command(name = "issue", mixinStandardHelpOptions = true, description = "Prints a new token. It cannot be shown again.")
    int issue(@Parameters(paramLabel = "WORKSPACE") String workspace, @Parameters(paramLabel = "MEMBER") String member) {
        var holder = new Member(workspace, member);
        String token = with(members -> members.issue(holder));
        out().println(token);
        return CommandLine.ExitCode.OK;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tokens: id, workspace, member, when issued.")
    int list() {
        for (Members.Token token : with(Members::tokens)) {
            out().println(String.join("\t", token.id(), token.member().workspace(), token.member().name(),
                    token.issuedAt().toString()));
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes the token of this id.")
    int revoke(@Parameters(paramLabel = "ID") String id) {
        if (with(members -> members.revoke(id))) {
            return CommandLine.ExitCode.OK;
        }
        spec.commandLine().getErr().println("There is no token of this id. 'token list' shows the ids.");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private <T> T with(Function<Members, T> task) {
        try (var time = new SystemTimekeeper(); ServerDatabase database = program.open()) {
            return task.apply(new Members(database, new ChangeStore(), time));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

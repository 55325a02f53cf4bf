package org.outboxfx.server;

import java.time.Instant;
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
@Command(name = "token", mixinStandardHelpOptions = true, description = "Issues, lists or revokes tokens. Stop the server first, unless its data is on PostgreSQL.")
final class TokenCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private record Issued(String token, String workspace, String member) {}

    private record Listed(String id, String workspace, String member, Instant issued) {

        @Override
        public String toString() {
            return String.join("\t", id, workspace, member, issued.toString());
        }
    }

    private record Revoked(String id) {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Expected one of: token issue, token list, token revoke.");
    }

    @Command(name = "issue", mixinStandardHelpOptions = true, description = "Prints a new token. It cannot be shown again.")
    int issue(@Parameters(paramLabel = "WORKSPACE") String workspace, @Parameters(paramLabel = "MEMBER") String member) {
        var holder = new Member(workspace, member);
        String token = with(members -> members.issue(holder));
        program.tell(token, new Issued(token, workspace, member));
        return CommandLine.ExitCode.OK;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tokens: id, workspace, member, when issued.")
    int list() {
        for (Members.Token token : with(Members::tokens)) {
            var listed = new Listed(token.id(), token.member().workspace(), token.member().name(), token.issuedAt());
            program.tell(listed.toString(), listed);
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes the token of this id.")
    int revoke(@Parameters(paramLabel = "ID") String id) {
        if (!with(members -> members.revoke(id))) {
            throw new IllegalArgumentException("There is no token of this id. 'token list' shows the ids.");
        }
        program.tell("The token is revoked.", new Revoked(id));
        return CommandLine.ExitCode.OK;
    }

    private <T> T with(Function<Members, T> task) {
        try (var time = new SystemTimekeeper(); ServerDatabase database = program.open()) {
            return task.apply(new Members(database, new ChangeStore(), time));
        }
    }
}

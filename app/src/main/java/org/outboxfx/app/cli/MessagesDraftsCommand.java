package org.outboxfx.app.cli;

import picocli.CommandLine.Command;

@Command(name = "drafts", description = "Lists the drafts of messages.", footer = {"", "Examples:", "  outboxfx messages drafts",
        "  outboxfx messages send --draft 5c1d20aa"})
final class MessagesDraftsCommand extends DeviceCommand {

    @Override
    Exit run(Session session) {
        var drafts = WritingCommand.drafts(session);
        var entries = new Entries(session);
        if (session.printer().isJson()) {
            entries.lines(drafts).forEach(session.printer()::json);
        } else if (drafts.isEmpty()) {
            session.printer().line("No drafts.");
        } else {
            entries.table(drafts);
        }
        return Exit.DONE;
    }
}

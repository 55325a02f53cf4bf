package org.outboxfx.app.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

@Command(name = "draft", description = "Keeps a message as a draft, to be sent later by hand.", footer = {"", "Examples:",
        "  outboxfx messages draft --to Team \"Meeting moved to ten\"", "  outboxfx messages drafts",
        "  outboxfx messages send --draft 5c1d20aa"})
final class MessagesDraftCommand extends WritingCommand {

    @Override
    void check() {
        super.check();
        if (to() == null || !hasText()) {
            throw new ParameterException(spec().commandLine(), "Expected --to CONVERSATION and a text.");
        }
    }

    @Override
    Device.Reach reach() {
        return Device.Reach.DISK;
    }

    @Override
    Exit run(Session session) throws IOException {
        var conversation = Conversations.load(session).expect(String.valueOf(to()));
        var entry = session.await(session.client().saveDraft(message(session, key(session), conversation)));
        new Queued(session).tell("Draft kept.", List.of(entry));
        return Exit.DONE;
    }
}

package org.outboxfx.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.messages.MessageChanges;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that is given the text of a message. */
abstract class WritingCommand extends ChangeCommand {

    /** Nobody writes longer messages by hand. */
    private static final int MOST_BYTES = 1_000_000;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "What the message says; - to read it from standard input.")
    private List<String> text = List.of();

    @Option(names = "--to", paramLabel = "CONVERSATION", description = "The conversation, by its title or id.")
    @Nullable
    private String to;

    @Option(names = "--id", paramLabel = "ID", description = "The new message's id. The same id again sends nothing more.")
    @Nullable
    private String id;

    @Override
    String onceMore(String id) {
        return "Run it again with --id " + (this.id == null ? id : this.id) + ": then it is done once, whatever became of it.";
    }

    @Override
    byte[] input() throws IOException {
        return text.equals(List.of("-")) ? System.in.readNBytes(MOST_BYTES) : super.input();
    }

    final @Nullable String to() {
        return to;
    }

    final boolean hasText() {
        return !text.isEmpty();
    }

    final RecordKey key(Session session) {
        return new RecordKey(MessageChanges.MESSAGE, id == null ? session.request().id() : id);
    }

    /** The message itself, in a conversation that is there. */
    final Change message(Session session, RecordKey key, Record conversation) {
        String body = text.equals(List.of("-"))
                ? new String(session.request().input(), StandardCharsets.UTF_8).strip()
                : String.join(" ", text).strip();
        if (body.isEmpty()) {
            throw CommandFailure.failed("The message is empty; write what it says behind the options.");
        }
        return marked(MessageChanges.message(key, conversation.key().id(), body, MessageChanges.members(conversation),
                session.person(), session.clock().instant()));
    }

    static List<OutboxEntry> drafts(Session session) {
        return Entries.of(session, List.of(Stage.DRAFTED)).filter(entry -> entry.key().type().equals(MessageChanges.MESSAGE))
                .toList();
    }
}

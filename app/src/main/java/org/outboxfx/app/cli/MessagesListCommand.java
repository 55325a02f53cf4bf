package org.outboxfx.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.messages.MessageChanges;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists messages, the newest last.", footer = {"", "Examples:", "  outboxfx messages list",
        "  outboxfx messages list --in Team --limit 200 --json"})
final class MessagesListCommand extends DeviceCommand {

    @Option(names = "--in", paramLabel = "CONVERSATION", description = "Only messages of the conversation of this title or id.")
    @Nullable
    private String conversation;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many at the most (default: ${DEFAULT-VALUE}).")
    private int limit;

    /**
     * A message in JSON.
     *
     * @param conversation its id
     * @param written empty if it does not say
     * @param state DRAFT, QUEUED, SENDING, SENT, CONFIRMED or TROUBLE
     */
    record Line(String id, String conversation, String title, String sender, String written, String body, String state) {}

    @Override
    Exit run(Session session) {
        Conversations conversations = Conversations.load(session);
        String wanted = conversation == null ? null : conversations.expect(conversation).key().id();
        Map<RecordKey, EntryState> states = session.await(session.client().unconfirmed(MessageChanges.MESSAGE));
        List<Record> all = session.await(session.client().records(MessageChanges.MESSAGE)).stream()
                .filter(message -> !message.isDeleted() && states.get(message.key()) != EntryState.DRAFT)
                .filter(message -> wanted == null || message.text("conversation", "").equals(wanted))
                .sorted(Comparator.comparing((Record message) -> message.text("written", ""))
                        .thenComparing(message -> message.key().id()))
                .toList();
        List<Line> lines = all.subList(Math.max(0, all.size() - Math.max(1, limit)), all.size()).stream()
                .map(message -> line(message, conversations, Tick.of(states.get(message.key())))).toList();
        lines.forEach(session.printer()::json);
        if (lines.isEmpty()) {
            session.printer().line("No messages here.");
        } else {
            session.printer().table(List.of("ID", "WRITTEN", "IN", "FROM", "STATE", "TEXT"), lines.stream()
                    .map(line -> List.of(Short.of(line.id()), time(session, line.written()), line.title(), line.sender(),
                            line.state().toLowerCase(java.util.Locale.ROOT), line.body().replaceAll("\\s+", " ")))
                    .toList());
        }
        return Exit.DONE;
    }

    private static Line line(Record message, Conversations conversations, Tick tick) {
        String in = message.text("conversation", "");
        return new Line(message.key().id(), in, conversations.title(in), message.text("sender", ""),
                message.text("written", ""), message.text("body", ""), tick.name());
    }

    private static String time(Session session, String written) {
        try {
            return session.time(Instant.parse(written));
        } catch (DateTimeException e) {
            return written;
        }
    }
}

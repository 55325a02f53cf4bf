package org.outboxfx.app.subject;

import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** Says in a person's words what a change does: "Add task “Buy milk”", "Message to Team: “On my way”". */
public record DeedWords(Words words) {

    private static final int LONGEST_QUOTE = 60;

    public String of(OutboxEntry entry, Titles titles) {
        return switch (entry.key().type()) {
            case "task" -> words.of("delivery.what.task." + verb(entry), quoted(entry, titles));
            case "list" -> words.of("delivery.what.list." + verb(entry), quoted(entry, titles));
            case "conversation" -> words.of("delivery.what.conversation." + verb(entry), quoted(entry, titles));
            case "message" -> {
                String conversation = titles.ofConversation(text(entry, "conversation"));
                yield conversation.isEmpty()
                        ? words.of("delivery.what.message.plain", shortened(text(entry, "body")))
                        : words.of("delivery.what.message", conversation, shortened(text(entry, "body")));
            }
            case "device" -> words.of("delivery.what.device", shortened(text(entry, "name")));
            case "conflict" -> words.of("delivery.what.conflict");
            default -> words.of("delivery.what.other", entry.key().type());
        };
    }

    /**
     * The same from what the evidence tells, which never holds content: the record's title is the one it has now.
     *
     * @param action as in the evidence, such as {@code CREATE}
     */
    public String of(String action, RecordKey key, Titles titles) {
        String title = shortened(titles.of(key));
        return switch (key.type()) {
            case "task", "list", "conversation" -> words.of(title.isEmpty()
                    ? "delivery.what.nameless." + verb(action)
                    : "delivery.what." + key.type() + "." + verb(action),
                    title.isEmpty() ? words.of("subject." + key.type()) : title);
            case "message" -> title.isEmpty()
                    ? words.of("delivery.what.nameless.add", words.of("subject.message"))
                    : words.of("delivery.what.message.plain", title);
            case "device" -> words.of("delivery.what.device", title);
            case "conflict" -> words.of("delivery.what.conflict");
            default -> words.of("delivery.what.other", key.type());
        };
    }

    /** The text that a change sets a field to; empty if it sets none. */
    public static String text(OutboxEntry entry, String field) {
        return entry.fields().get(field) instanceof FieldValue.Text(String value) ? value : "";
    }

    private static String verb(String action) {
        return switch (action) {
            case "CREATE" -> "add";
            case "DELETE" -> "delete";
            case "RESTORE" -> "restore";
            default -> "change";
        };
    }

    private static String verb(OutboxEntry entry) {
        var fields = entry.fields();
        if (fields.get(Record.DELETED) instanceof FieldValue.Flag(boolean deleted)) {
            return deleted ? "delete" : "restore";
        }
        if (entry.content().creates()) {
            return "add";
        }
        if (fields.get("done") instanceof FieldValue.Flag(boolean done)) {
            return done ? "complete" : "reopen";
        }
        return fields.containsKey("title") ? "rename" : "change";
    }

    private static String quoted(OutboxEntry entry, Titles titles) {
        String own = text(entry, "title");
        return shortened(own.isEmpty() ? titles.of(entry.key()) : own);
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE - 1) + "…";
    }
}

package org.outboxfx.outbox;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/**
 * Whom a message is for. It says so in {@code recipients}; who gets it are the {@code members} of its {@code conversation} but its
 * {@code sender}, as they are when it goes. Both are names with commas between. Pure.
 */
final class Audience {

    private static final String CONVERSATION = "conversation";
    private static final String MEMBERS = "members";
    private static final String RECIPIENTS = "recipients";
    private static final String SENDER = "sender";

    private Audience() {}

    /** The conversation that an entry's recipients are of; empty if it names none. */
    static Optional<RecordKey> conversation(OutboxEntry entry) {
        String id = text(entry, CONVERSATION);
        return entry.fields().containsKey(RECIPIENTS) && !id.isEmpty()
                ? Optional.of(new RecordKey(CONVERSATION, id))
                : Optional.empty();
    }

    /** Whether others would get it than those it was written for, in whatever order they are named. */
    static boolean hasChanged(OutboxEntry entry, Record conversation) {
        return !names(text(entry, RECIPIENTS)).equals(now(entry, conversation));
    }

    /** The entry's fields, which say that it is for those who would get it now. */
    static SortedMap<String, FieldValue> addressed(OutboxEntry entry, Record conversation) {
        var fields = new TreeMap<>(entry.fields());
        fields.put(RECIPIENTS, FieldValue.of(String.join(", ", now(entry, conversation))));
        return fields;
    }

    private static Set<String> now(OutboxEntry entry, Record conversation) {
        Set<String> names = names(conversation.text(MEMBERS, ""));
        names.remove(text(entry, SENDER));
        return names;
    }

    private static Set<String> names(String text) {
        var names = new LinkedHashSet<String>();
        Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).forEach(names::add);
        return names;
    }

    private static String text(OutboxEntry entry, String field) {
        return entry.fields().get(field) instanceof FieldValue.Text(String value) ? value : "";
    }
}

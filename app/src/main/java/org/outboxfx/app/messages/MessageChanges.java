package org.outboxfx.app.messages;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** The changes that make conversations and messages, whoever wants them. Pure. */
public final class MessageChanges {

    public static final String CONVERSATION = MessageBook.CONVERSATION;
    public static final String MESSAGE = MessageBook.MESSAGE;

    /** Recipients at the most of a message that does not count as one to everyone, which policy looks at once more if it is late. */
    static final int EVERYONE_ABOVE = 10;

    private MessageChanges() {}

    /**
     * A message, to be kept as a draft or sent.
     *
     * @param key of the new message, of type {@code message}
     * @param conversation its id
     * @param members who is in the conversation: for whom the message is written, should it have others by the time it goes
     */
    public static Change message(RecordKey key, String conversation, String body, List<String> members, String person,
            Instant now) {
        var fields = new HashMap<>(Map.of("conversation", FieldValue.of(conversation), "body", FieldValue.of(body), "sender",
                FieldValue.of(person), "written", FieldValue.of(now.toString())));
        String recipients = Members.others(members, person);
        if (!recipients.isEmpty()) {
            fields.put(Members.RECIPIENTS, FieldValue.of(recipients));
        }
        if (Members.read(recipients).size() > EVERYONE_ABOVE) {
            fields.put(Members.AUDIENCE, FieldValue.of("everyone"));
        }
        return Change.send(key, fields);
    }

    /** @param members who is in it besides the person who makes it, with commas between */
    public static Change conversation(String id, String title, String members, String person) {
        return Change.put(new RecordKey(CONVERSATION, id), Map.of("title", FieldValue.of(title), "position", FieldValue.of(id),
                Members.FIELD, FieldValue.of(Members.write(person, members))));
    }

    /** Who is in a conversation, by name. */
    public static List<String> members(Record conversation) {
        return Members.read(conversation.text(Members.FIELD, ""));
    }
}

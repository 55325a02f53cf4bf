package org.outboxfx.app.messages;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** All conversations, messages and drafts at one moment, sorted away from the JavaFX thread. */
record MessageBook(List<Conversation> conversations, Map<String, List<Bubble>> bubbles, Map<String, Draft> drafts) {

    static final String CONVERSATION = "conversation";
    static final String MESSAGE = "message";
    static final MessageBook EMPTY = new MessageBook(List.of(), Map.of(), Map.of());
    private static final int MOST_DRAFTS = 200;
    private static final int MOST_HELD = 50;

    static CompletableFuture<MessageBook> load(Desk desk) {
        var client = desk.client();
        var conversations = client.records(CONVERSATION);
        var messages = client.records(MESSAGE);
        var states = client.unconfirmed();
        var drafts = client.entries(Stage.DRAFTED, MOST_DRAFTS, 0);
        var held = client.entries(Stage.QUEUED, MOST_HELD, 0);
        return CompletableFuture.allOf(conversations, messages, states, drafts, held)
                .thenApply(_ -> new Sorting(desk, states.join(), held.join()).sort(conversations.join(), messages.join(),
                        drafts.join()));
    }

    List<Bubble> in(@Nullable String conversation) {
        return conversation == null ? List.of() : bubbles.getOrDefault(conversation, List.of());
    }

    MessageBook withoutDraft(String conversation) {
        var others = new HashMap<>(drafts);
        others.remove(conversation);
        return new MessageBook(conversations, bubbles, others);
    }

    private record Sorting(Desk desk, Map<RecordKey, EntryState> states, List<OutboxEntry> queued) {

        MessageBook sort(List<Record> conversations, List<Record> messages, List<OutboxEntry> drafted) {
            Map<RecordKey, String> held = queued.stream().filter(entry -> entry.state() == EntryState.HELD)
                    .collect(Collectors.toMap(OutboxEntry::key, OutboxEntry::opId, (newest, _) -> newest));
            var drafts = drafted.stream().filter(entry -> entry.key().type().equals(MESSAGE)).map(Draft::from)
                    .collect(Collectors.toMap(Draft::conversation, Function.identity(), (newest, _) -> newest));
            var bubbles = new HashMap<String, List<Bubble>>();
            messages.stream().filter(message -> !message.isDeleted() && states.get(message.key()) != EntryState.DRAFT)
                    .collect(Collectors.groupingBy(message -> message.text("conversation", "")))
                    .forEach((id, list) -> bubbles.put(id, list.stream().map(message -> bubble(message, held))
                            .sorted(Comparator.comparing(Bubble::written).thenComparing(Bubble::id)).toList()));
            var sorted = conversations.stream().filter(one -> !one.isDeleted())
                    .map(one -> conversation(one, bubbles, drafts))
                    .sorted(Comparator.comparing(Conversation::title, String.CASE_INSENSITIVE_ORDER)
                            .thenComparing(Conversation::id))
                    .toList();
            return new MessageBook(sorted, bubbles, drafts);
        }

        private static Conversation conversation(Record record, Map<String, List<Bubble>> bubbles, Map<String, Draft> drafts) {
            String id = record.key().id();
            var own = bubbles.getOrDefault(id, List.of());
            return new Conversation(id, record.text("title", ""), own.isEmpty() ? "" : own.getLast().body(),
                    drafts.containsKey(id));
        }

        private Bubble bubble(Record message, Map<RecordKey, String> held) {
            var stamp = message.stamp("body");
            String sender = message.text("sender", "");
            boolean mine = sender.equals(desk.person()) || (stamp != null && stamp.device().equals(desk.client().device()));
            return new Bubble(message.key().id(), message.text("body", ""), sender, written(message), mine,
                    Tick.of(states.get(message.key())), held.get(message.key()));
        }

        private static Instant written(Record message) {
            try {
                return Instant.parse(message.text("written", ""));
            } catch (DateTimeException e) {
                var stamp = message.newestStamp();
                return stamp == null ? Instant.EPOCH : Instant.ofEpochMilli(stamp.millis());
            }
        }
    }
}

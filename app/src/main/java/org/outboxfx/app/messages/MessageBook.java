package org.outboxfx.app.messages;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/**
 * All conversations, messages and drafts at one moment, sorted away from the JavaFX thread.
 *
 * @param newest the stamp of the newest message of others, by conversation
 */
record MessageBook(List<Conversation> conversations, Map<String, List<Bubble>> bubbles, Map<String, Draft> drafts,
        Map<String, String> newest) {

    static final String CONVERSATION = "conversation";
    static final String MESSAGE = "message";
    static final MessageBook EMPTY = new MessageBook(List.of(), Map.of(), Map.of(), Map.of());
    private static final int MOST_DRAFTS = 200;
    static final int MOST_WAITING = 500;

    static CompletableFuture<MessageBook> load(Desk desk, ReadPositions positions) {
        var client = desk.client();
        var conversations = client.records(CONVERSATION);
        var messages = client.records(MESSAGE);
        var states = client.unconfirmed(MESSAGE);
        var drafts = client.entries(Stage.DRAFTED, MESSAGE, MOST_DRAFTS);
        var queued = client.entries(Stage.QUEUED, MESSAGE, MOST_WAITING);
        var stuck = client.entries(Stage.NEEDS_YOU, MESSAGE, MOST_WAITING);
        var read = positions.load();
        return CompletableFuture.allOf(conversations, messages, states, drafts, queued, stuck, read)
                .thenApply(_ -> new Sorting(desk, states.join(),
                        Stream.concat(queued.join().stream(), stuck.join().stream()).toList(), read.join())
                        .sort(conversations.join(), messages.join(), drafts.join()));
    }

    /** Whether an event tells of anything that is shown here. */
    static boolean isTouchedBy(ClientEvent event) {
        return switch (event) {
            case ClientEvent.RecordsChanged(Set<RecordKey> keys) -> keys.stream().anyMatch(MessageBook::isShown);
            case ClientEvent.EntriesChanged(Set<String> _, Set<RecordKey> records) ->
                records.stream().anyMatch(MessageBook::isShown);
            default -> false;
        };
    }

    private static boolean isShown(RecordKey key) {
        return key.type().equals(MESSAGE) || key.type().equals(CONVERSATION);
    }

    List<Bubble> in(@Nullable String conversation) {
        return conversation == null ? List.of() : bubbles.getOrDefault(conversation, List.of());
    }

    /** @param read the stamp of the newest message that was read, by conversation */
    private record Sorting(Desk desk, Map<RecordKey, EntryState> states, List<OutboxEntry> unsent, Map<String, String> read) {

        MessageBook sort(List<Record> conversations, List<Record> messages, List<OutboxEntry> drafted) {
            Map<RecordKey, Bubble.Waiting> waiting = unsent.stream()
                    .collect(Collectors.toMap(OutboxEntry::key, this::waiting, (newest, _) -> newest));
            var drafts = drafted.stream().map(Draft::from)
                    .collect(Collectors.toMap(Draft::conversation, Function.identity(), (newest, _) -> newest));
            var bubbles = new HashMap<String, List<Bubble>>();
            var unread = new HashMap<String, Integer>();
            var newest = new HashMap<String, String>();
            messages.stream().filter(message -> !message.isDeleted() && states.get(message.key()) != EntryState.DRAFT)
                    .collect(Collectors.groupingBy(message -> message.text("conversation", "")))
                    .forEach((id, list) -> {
                        bubbles.put(id, list.stream().map(message -> bubble(message, waiting))
                                .sorted(Comparator.comparing(Bubble::written).thenComparing(Bubble::id)).toList());
                        var stamps = list.stream().filter(message -> !isMine(message)).map(Sorting::stamp).sorted().toList();
                        String seen = read.getOrDefault(id, "");
                        unread.put(id, (int) stamps.stream().filter(stamp -> stamp.compareTo(seen) > 0).count());
                        if (!stamps.isEmpty()) {
                            newest.put(id, stamps.getLast());
                        }
                    });
            var sorted = conversations.stream().filter(one -> !one.isDeleted())
                    .map(one -> conversation(one, bubbles, drafts, unread))
                    .sorted(Comparator.comparing(Conversation::title, String.CASE_INSENSITIVE_ORDER)
                            .thenComparing(Conversation::id))
                    .toList();
            return new MessageBook(sorted, bubbles, drafts, newest);
        }

        private static Conversation conversation(Record record, Map<String, List<Bubble>> bubbles, Map<String, Draft> drafts,
                Map<String, Integer> unread) {
            String id = record.key().id();
            var own = bubbles.getOrDefault(id, List.of());
            return new Conversation(id, record.text("title", ""), Members.read(record.text(Members.FIELD, "")),
                    own.isEmpty() ? "" : own.getLast().body(), drafts.containsKey(id), unread.getOrDefault(id, 0));
        }

        private Bubble.Waiting waiting(OutboxEntry entry) {
            return new Bubble.Waiting(entry.opId(), Bubble.Hold.of(entry, desk.clock().instant()),
                    entry.state() == EntryState.HELD ? entry.nextAt() : null);
        }

        private Bubble bubble(Record message, Map<RecordKey, Bubble.Waiting> waiting) {
            return new Bubble(message.key().id(), message.text("body", ""), message.text("sender", ""), written(message),
                    isMine(message), Tick.of(states.get(message.key())), waiting.get(message.key()));
        }

        private boolean isMine(Record message) {
            var stamp = message.stamp("body");
            return message.text("sender", "").equals(desk.person())
                    || (stamp != null && stamp.device().equals(desk.client().device()));
        }

        /** Stamps are texts that sort by time. */
        private static String stamp(Record message) {
            return String.valueOf(message.newestStamp());
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

package org.outboxfx.app.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outboxfx.OutboxClient;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** What the records are called that a page of changes speaks of. */
record Titles(Map<RecordKey, String> byKey) {

    private static final String CONVERSATION = "conversation";

    /** Looks up the records of the given changes only: as much work as the panel shows, however many records there are. */
    static CompletableFuture<Titles> load(OutboxClient client, List<OutboxEntry> entries) {
        Set<RecordKey> keys = entries.stream().flatMap(entry -> Stream.concat(Stream.of(entry.key()), spokenOf(entry)))
                .collect(Collectors.toSet());
        var found = new HashMap<RecordKey, String>();
        var lookups = keys.stream().map(client::record).map(lookup -> lookup.thenAccept(record -> {
            synchronized (found) {
                record.ifPresent(present -> found.put(present.key(), title(present)));
            }
        })).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(lookups).thenApply(_ -> new Titles(found));
    }

    String of(RecordKey key) {
        return byKey.getOrDefault(key, "");
    }

    String ofConversation(String id) {
        return id.isEmpty() ? "" : of(new RecordKey(CONVERSATION, id));
    }

    private static Stream<RecordKey> spokenOf(OutboxEntry entry) {
        String conversation = Phrases.text(entry, "conversation");
        return conversation.isEmpty() ? Stream.of() : Stream.of(new RecordKey(CONVERSATION, conversation));
    }

    private static String title(Record record) {
        return record.text("title", record.text("body", ""));
    }
}

package org.outboxfx.app.subject;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outboxfx.OutboxClient;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** What the records are called that a page of changes speaks of. */
public record Titles(Map<RecordKey, String> byKey) {

    private static final String CONVERSATION = "conversation";

    /** Looks up the given records only: as much work as is shown, however many records there are. */
    public static CompletableFuture<Titles> load(OutboxClient client, Collection<RecordKey> keys) {
        return client.records(keys).thenApply(found -> new Titles(found.values().stream()
                .collect(Collectors.toMap(Record::key, Titles::title))));
    }

    /** Looks up what the given changes speak of. */
    public static CompletableFuture<Titles> ofEntries(OutboxClient client, Collection<OutboxEntry> entries) {
        return load(client, entries.stream().flatMap(entry -> Stream.concat(Stream.of(entry.key()), spokenOf(entry)))
                .collect(Collectors.toSet()));
    }

    /** Empty if nothing is known of the record. */
    public String of(RecordKey key) {
        return byKey.getOrDefault(key, "");
    }

    String ofConversation(String id) {
        return id.isEmpty() ? "" : of(new RecordKey(CONVERSATION, id));
    }

    private static Stream<RecordKey> spokenOf(OutboxEntry entry) {
        String conversation = DeedWords.text(entry, CONVERSATION);
        return conversation.isEmpty() ? Stream.of() : Stream.of(new RecordKey(CONVERSATION, conversation));
    }

    private static String title(Record record) {
        return record.text("title", record.text("body", record.text("name", "")));
    }
}

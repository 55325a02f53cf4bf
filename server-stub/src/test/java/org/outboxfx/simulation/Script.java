package org.outboxfx.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** What the people do, one thing at a time, as the seed says. */
final class Script {

    private static final List<String> FIELDS = List.of("title", "notes", "due", "done");
    private static final int TASKS = 4;
    /** No server takes a field of this name. */
    private static final String POISON = "9lives";

    private final World world;
    private final Random random;
    private final Set<Write> cancelled = new HashSet<>();
    private int values;
    private int messages;

    Script(World world) {
        this.world = world;
        this.random = world.random;
    }

    void act(Station at) {
        switch (random.nextInt(20)) {
            case 0, 1 -> delete(at);
            case 2, 3 -> restore(at);
            case 4 -> send(at);
            case 5 -> sendDraft(at);
            case 6 -> recall(at);
            case 7, 8 -> cancel(at);
            case 9 -> retry(at);
            case 10 -> review(at);
            case 11 -> poison(at);
            case 12 -> submit(at, "edits for an hour", edit().withExpiresAfter(Duration.ofHours(1)));
            case 13 -> dependent(at);
            default -> submit(at, "edits", edit());
        }
    }

    private Change edit() {
        var fields = new TreeMap<String, FieldValue>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            fields.put(FIELDS.get(random.nextInt(FIELDS.size())), value());
        }
        return Change.put(task(), fields);
    }

    private FieldValue value() {
        return FieldValue.of(random.nextInt(8) == 0 ? "the same" : "v" + values++);
    }

    private RecordKey task() {
        return new RecordKey("task", "t" + random.nextInt(TASKS));
    }

    private void delete(Station at) {
        RecordKey key = task();
        if (!at.shown(key).fields().isEmpty()) {
            submit(at, "deletes", Change.delete(key));
            noteCancelled(at, key);
        }
    }

    private void restore(Station at) {
        RecordKey key = task();
        if (at.shown(key).isDeleted() || at.entries().stream().anyMatch(entry -> hasVanished(at, key, entry))) {
            submit(at, "restores", Change.restore(key));
        }
    }

    /** What was deleted before any of it was sent is not there any more; whoever takes that back has it again. */
    private static boolean hasVanished(Station at, RecordKey key, OutboxEntry entry) {
        return entry.key().equals(key) && entry.reason() == Reason.NEVER_SENT && at.shown(key).fields().isEmpty();
    }

    private void send(Station at) {
        submit(at, "sends", message());
    }

    private Change message() {
        return Change.send(new RecordKey("message", "m" + messages++), Map.of("body", value()))
                .withLane("chat" + random.nextInt(2));
    }

    private void sendDraft(Station at) {
        Change message = message();
        at.device().saveDraft(message);
        if (random.nextBoolean()) {
            at.device().saveDraft(Change.send(message.key(), Map.of("body", value())).withLane(message.lane()));
        }
        at.did("sends a draft", at.device().sendDraft(message.key(), Duration.ofSeconds(random.nextInt(3) * 20)));
    }

    private void recall(Station at) {
        pick(at.entries().stream().filter(entry -> entry.state() == EntryState.HELD).toList())
                .ifPresent(entry -> at.did("recalls #" + entry.number(), at.device().recall(entry)));
    }

    private void cancel(Station at) {
        pick(at.cancellable().toList()).ifPresent(entry -> cancel(at, entry));
    }

    void cancel(Station at, OutboxEntry entry) {
        at.did("cancels #" + entry.number(), at.device().cancel(entry));
        noteCancelled(at, entry.key());
    }

    private void noteCancelled(Station at, RecordKey key) {
        at.entries().stream().filter(other -> other.key().equals(key) && other.state() == EntryState.CANCELLED)
                .forEach(other -> world.ledger.find(at.id, other).ifPresent(cancelled::add));
    }

    private void retry(Station at) {
        pick(at.entries().stream().filter(OutboxEntry::isRetryable).toList()).ifPresent(entry -> retry(at, entry));
    }

    void retry(Station at, OutboxEntry entry) {
        at.did("retries #" + entry.number(), at.device().retry(entry));
    }

    private void review(Station at) {
        pick(List.copyOf(at.device().records(List.of(Conflict.TYPE)).values())).ifPresent(
                conflict -> submit(at, "reviews",
                        Change.put(conflict.key(), Map.of(Conflict.REVIEWED, FieldValue.of(random.nextBoolean())))));
    }

    private void poison(Station at) {
        if (random.nextInt(3) == 0) {
            submit(at, "poisons", Change.put(task(), Map.of(POISON, value())));
        }
    }

    private void dependent(Station at) {
        pick(at.entries().stream().filter(entry -> entry.state().isUnsent()).toList()).ifPresent(
                first -> submit(at, "edits after #" + first.number(), edit().withDependsOn(List.of(first.opId()))));
    }

    /** What a person writes they then see, whatever the clocks say. */
    private void submit(Station at, String what, Change change) {
        at.did(what + " " + change.key() + change.fields().keySet(), at.device().submit(change));
        Record shown = at.shown(change.key());
        if (shown.fields().isEmpty() && change.equals(Change.delete(change.key()))) {
            return; // nobody else had heard of it
        }
        change.fields().forEach((field, value) -> assertThat(shown.value(field))
                .as("d%s wrote field %s of %s and sees something else", at.id, field, change.key()).isEqualTo(value));
    }

    static boolean isPoison(OutboxEntry entry) {
        return entry.fields().containsKey(POISON);
    }

    boolean wasCancelled(Write write) {
        return cancelled.contains(write);
    }

    <T> java.util.Optional<T> pick(List<T> from) {
        return from.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(from.get(random.nextInt(from.size())));
    }
}

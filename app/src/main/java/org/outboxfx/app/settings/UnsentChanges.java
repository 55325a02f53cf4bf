package org.outboxfx.app.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;

/** What has not reached the server, read for a file and taken from one. */
final class UnsentChanges {

    private static final int PAGE = 500;
    private static final List<Stage> UNSENT = List.of(Stage.DRAFTED, Stage.QUEUED, Stage.NEEDS_YOU);

    private UnsentChanges() {}

    /** All of it, oldest first. */
    static CompletableFuture<List<UnsentChange>> read(OutboxClient client) {
        CompletableFuture<List<OutboxEntry>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (Stage stage : UNSENT) {
            all = all.thenCompose(found -> readOn(client, stage, found, 0));
        }
        return all.thenApply(found -> found.stream().sorted(Comparator.comparingLong(OutboxEntry::number))
                .map(UnsentChanges::change).toList());
    }

    private static CompletableFuture<List<OutboxEntry>> readOn(OutboxClient client, Stage stage, List<OutboxEntry> found,
            int offset) {
        return client.entries(stage, PAGE, offset).thenCompose(page -> {
            found.addAll(page);
            return page.size() < PAGE
                    ? CompletableFuture.completedFuture(found)
                    : readOn(client, stage, found, offset + PAGE);
        });
    }

    private static UnsentChange change(OutboxEntry entry) {
        HybridTimestamp stamp = entry.content().stamp();
        return new UnsentChange(entry.state() == EntryState.DRAFT ? UnsentChange.Form.DRAFT : UnsentChange.Form.CHANGE,
                new Change(entry.key(), entry.kind(), entry.fields(), entry.content().impact(), entry.lane(), List.of(), null),
                stamp == null ? entry.createdAt().toEpochMilli() : stamp.millis());
    }

    /**
     * Takes changes over, each as an ordinary one. A field that was edited here later than there stays as it is here; a message
     * that is here already is not written again.
     *
     * @return how many changes did something
     */
    static CompletableFuture<Integer> take(OutboxClient client, List<UnsentChange> changes) {
        CompletableFuture<Integer> all = CompletableFuture.completedFuture(0);
        for (UnsentChange each : changes) {
            all = all.thenCompose(count -> client.record(each.change().key()).thenCompose(here -> {
                Change left = later(each, here.orElseGet(() -> Record.empty(each.change().key())));
                if (left == null) {
                    return CompletableFuture.completedFuture(count);
                }
                var done = each.form() == UnsentChange.Form.DRAFT ? client.saveDraft(left) : client.submit(left);
                return done.thenApply(_ -> count + 1);
            }));
        }
        return all;
    }

    private static @Nullable Change later(UnsentChange each, Record here) {
        Change change = each.change();
        if (change.kind() == Change.Kind.SEND) {
            return here.fields().isEmpty() ? change : null;
        }
        var fields = new TreeMap<String, FieldValue>(change.fields());
        fields.entrySet().removeIf(field -> {
            HybridTimestamp stamp = here.stamp(field.getKey());
            return stamp != null
                    && (stamp.millis() >= each.writtenMillis() || here.value(field.getKey()).equals(field.getValue()));
        });
        return fields.isEmpty()
                ? null
                : new Change(change.key(), change.kind(), fields, change.impact(), change.lane(), List.of(), null);
    }
}

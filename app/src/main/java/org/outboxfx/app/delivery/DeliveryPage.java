package org.outboxfx.app.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;

/** The outbox at one moment, as far as the panel shows it. */
record DeliveryPage(Map<Stage, Long> counts, Map<Stage, List<OutboxEntry>> entries, Titles titles) {

    /** The groups from top to bottom: what needs a person is never below a thousand rows that do not. */
    static final List<Stage> GROUPS = List.of(Stage.NEEDS_YOU, Stage.DRAFTED, Stage.QUEUED, Stage.SENT);

    static CompletableFuture<DeliveryPage> load(OutboxClient client, Map<Stage, Integer> limits) {
        var entries = new HashMap<Stage, List<OutboxEntry>>();
        CompletableFuture<?> all = CompletableFuture.completedFuture(entries);
        for (Stage stage : GROUPS) {
            all = all.thenCombine(client.entries(stage, limits.getOrDefault(stage, 0), 0), (_, page) -> entries.put(stage, page));
        }
        return all.thenCompose(_ -> Titles.load(client, entries.values().stream().flatMap(List::stream).toList()))
                .thenApply(titles -> new DeliveryPage(client.counts(), entries, titles));
    }

    long count(Stage stage) {
        return counts.getOrDefault(stage, 0L);
    }

    Optional<OutboxEntry> find(String opId) {
        return entries.values().stream().flatMap(List::stream).filter(entry -> entry.opId().equals(opId)).findFirst();
    }

    /** @param barrier what keeps everything from being sent; null if nothing does */
    List<DeliveryRow> rows(Phrases phrases, @Nullable Barrier barrier) {
        var rows = new ArrayList<DeliveryRow>();
        for (Stage stage : GROUPS) {
            if (count(stage) == 0) {
                continue;
            }
            rows.add(new DeliveryRow.Heading(stage, count(stage)));
            var loaded = entries.getOrDefault(stage, List.of());
            loaded.forEach(entry -> rows.add(item(entry, stage, phrases, barrier)));
            if (!loaded.isEmpty() && count(stage) > loaded.size()) {
                rows.add(new DeliveryRow.More(stage, count(stage) - loaded.size()));
            }
        }
        return rows;
    }

    private DeliveryRow item(OutboxEntry entry, Stage stage, Phrases phrases, @Nullable Barrier barrier) {
        return new DeliveryRow.Item(entry.opId(), stage, Tick.ofEntry(entry.state()), phrases.what(entry, titles),
                phrases.state(entry), phrases.why(entry, barrier), phrases.time(entry), entry.nextAt(),
                DeliveryAction.about(entry));
    }
}

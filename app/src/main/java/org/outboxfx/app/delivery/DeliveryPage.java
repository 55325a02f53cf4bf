package org.outboxfx.app.delivery;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.subject.AgentWords;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;

/**
 * The outbox at one moment, as far as it is looked at.
 *
 * @param counts how many changes there are in each group
 * @param shown how many of them are to be shown: all, or those that were found
 */
record DeliveryPage(Map<Stage, Long> counts, Map<Stage, Long> shown, Map<PageKey, List<OutboxEntry>> entries, Titles titles) {

    /** The groups from top to bottom: what needs a person is never below a thousand rows that do not. */
    static final List<Stage> GROUPS = List.of(Stage.NEEDS_YOU, Stage.DRAFTED, Stage.QUEUED, Stage.SENT);
    /** A person who finds more of them types another word. */
    static final int MOST_FOUND = 500;

    /** The given pages, and the first one of each group. */
    static CompletableFuture<DeliveryPage> load(OutboxClient client, Collection<PageKey> wanted) {
        Map<Stage, Long> counts = client.counts();
        return new DeliveryPage(counts, counts, Map.of(), new Titles(Map.of())).with(client, wanted);
    }

    /** The given pages, and the first one of each group, those that are here already as they are. */
    CompletableFuture<DeliveryPage> with(OutboxClient client, Collection<PageKey> wanted) {
        var keys = new LinkedHashSet<>(wanted);
        GROUPS.stream().filter(stage -> count(stage) > 0).forEach(stage -> keys.add(new PageKey(stage, 0)));
        var pages = new HashMap<>(entries);
        pages.keySet().retainAll(keys);
        keys.removeAll(pages.keySet());
        CompletableFuture<?> all = CompletableFuture.completedFuture(pages);
        for (PageKey key : keys) {
            all = all.thenCombine(client.entries(key.stage(), PageKey.ROWS, key.firstOffset()),
                    (_, page) -> pages.put(key, page));
        }
        return all.thenCompose(_ -> titled(client, counts, shown, pages));
    }

    /** The changes whose words hold the text. */
    static CompletableFuture<DeliveryPage> find(OutboxClient client, String text, Phrases phrases) {
        String looked = text.strip().toLowerCase(phrases.words().locale());
        return client.search(EnumSet.copyOf(GROUPS), text.strip(), MOST_FOUND)
                .thenCompose(found -> Titles.ofEntries(client, found).thenApply(titles -> {
                    var shown = new EnumMap<Stage, Long>(Stage.class);
                    var entries = new HashMap<PageKey, List<OutboxEntry>>();
                    for (Stage stage : GROUPS) {
                        var those = found.stream().filter(entry -> entry.stage() == stage)
                                .filter(entry -> holds(phrases.what(entry, titles), looked, phrases.words().locale())).toList();
                        shown.put(stage, (long) those.size());
                        for (int at = 0; at < those.size(); at += PageKey.ROWS) {
                            entries.put(PageKey.of(stage, at),
                                    those.subList(at, Math.min(those.size(), at + PageKey.ROWS)));
                        }
                    }
                    return new DeliveryPage(client.counts(), shown, entries, titles);
                }));
    }

    private static boolean holds(String words, String looked, Locale locale) {
        return words.toLowerCase(locale).contains(looked);
    }

    private static CompletableFuture<DeliveryPage> titled(OutboxClient client, Map<Stage, Long> counts, Map<Stage, Long> shown,
            Map<PageKey, List<OutboxEntry>> entries) {
        return Titles.ofEntries(client, entries.values().stream().flatMap(List::stream).toList())
                .thenApply(titles -> new DeliveryPage(counts, shown, entries, titles));
    }

    long count(Stage stage) {
        return counts.getOrDefault(stage, 0L);
    }

    Optional<OutboxEntry> find(String opId) {
        return entries.values().stream().flatMap(List::stream).filter(entry -> entry.opId().equals(opId)).findFirst();
    }

    /** @param barrier what keeps everything from being sent; null if nothing does */
    Map<PageKey, List<DeliveryRow.Item>> rows(Phrases phrases, @Nullable Barrier barrier) {
        var rows = new HashMap<PageKey, List<DeliveryRow.Item>>();
        entries.forEach((key, page) -> rows.put(key, page.stream().map(entry -> item(entry, phrases, barrier)).toList()));
        return rows;
    }

    private DeliveryRow.Item item(OutboxEntry entry, Phrases phrases, @Nullable Barrier barrier) {
        return new DeliveryRow.Item(entry, Tick.ofEntry(entry.state()), phrases.what(entry, titles), phrases.state(entry),
                phrases.why(entry, barrier), phrases.time(entry),
                AgentWords.of(entry.authority().agent(), phrases.words()), entry.nextAt(), DeliveryAction.about(entry));
    }
}

package org.outboxfx.app.activity;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.evidence.Evidence;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.RecordKey;

/** What can be chosen to filter by, as far as it has been seen. Used from the desk's executor only. */
final class Choices {

    /** More of them are typed. */
    private static final int MOST = 30;
    private static final int MOST_FOUND = 100;
    private static final int MOST_SUBJECTS = 8;

    private final Desk desk;
    private final ObservableList<String> tags = FXCollections.observableArrayList();
    private final ObservableList<String> agentTasks = FXCollections.observableArrayList();

    Choices(Desk desk) {
        this.desk = desk;
    }

    ObservableList<String> tags() {
        return tags;
    }

    ObservableList<String> agentTasks() {
        return agentTasks;
    }

    void load() {
        var _ = desk.client().upkeep().registrations().thenAccept(
                all -> desk.ui().execute(() -> add(tags, all.stream().map(one -> one.tag()))));
    }

    void saw(List<Evidence> rows) {
        add(tags, rows.stream().map(row -> row.origin().tag()));
        add(agentTasks, rows.stream().map(Evidence::agentTask).filter(Objects::nonNull));
    }

    /** The records that are called so, or of which changes speak so. */
    CompletableFuture<List<ActivityFilter.Subject>> subjects(String text) {
        var client = desk.client();
        return client.search(EnumSet.allOf(Stage.class), text.strip(), MOST_FOUND).thenCompose(found -> {
            List<RecordKey> keys = found.stream().map(OutboxEntry::key).distinct().toList();
            return Titles.load(client, keys).thenApply(titles -> keys.stream().filter(key -> !titles.of(key).isEmpty())
                    .map(key -> new ActivityFilter.Subject(key, titles.of(key))).limit(MOST_SUBJECTS)
                    .collect(Collectors.toList()));
        });
    }

    private static void add(ObservableList<String> known, Stream<String> seen) {
        var more = new LinkedHashSet<>(seen.toList());
        known.forEach(more::remove);
        more.stream().limit(Math.max(0, MOST - known.size())).forEach(known::add);
    }
}

package org.outboxfx.app.activity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.evidence.Evidence;
import org.outboxfx.record.RecordKey;

/** The timeline of the one change that a person looks at. Used from the desk's executor only. */
final class Life {

    private final Desk desk;
    private final Refresh<Optional<Timeline>> refresh;
    private final ReadOnlyObjectWrapper<@Nullable Timeline> timeline = new ReadOnlyObjectWrapper<>();
    private @Nullable Long entry;

    Life(Desk desk) {
        this.desk = desk;
        this.refresh = new Refresh<>(desk.ui(), this::load, this::show, desk.notices()::trouble);
        desk.words().onChange(this::refresh);
    }

    /** Null while no change is looked at. */
    ReadOnlyObjectProperty<@Nullable Timeline> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    /** @param number the entry's */
    void open(long number) {
        entry = number;
        refresh.request();
    }

    void close() {
        entry = null;
        timeline.set(null);
    }

    void refresh() {
        if (entry != null) {
            refresh.request();
        }
    }

    /** Erases what a change set and what was there before, for good. The evidence of it stays. */
    void erase(Timeline.Content.Erasable content) {
        var _ = desk.client().evidence().erase(content.opId()).whenComplete((_, failure) -> desk.ui().execute(() -> {
            if (failure != null) {
                desk.notices().trouble(failure);
            } else {
                desk.notices().say(desk.words().of("activity.erase.done"));
                refresh();
            }
        }));
    }

    private CompletableFuture<Optional<Timeline>> load() {
        if (entry == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return desk.client().evidence().ofEntry(entry).thenCompose(this::told);
    }

    private CompletableFuture<Optional<Timeline>> told(List<Evidence> rows) {
        if (rows.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        RecordKey key = rows.getFirst().key();
        return Titles.load(desk.client(), key == null ? Set.of() : Set.of(key))
                .thenApply(titles -> Optional.of(Timeline.of(rows, desk, titles)));
    }

    private void show(Optional<Timeline> loaded) {
        Timeline now = loaded.filter(one -> Objects.equals(one.entry(), entry)).orElse(null);
        if (!Objects.equals(now, timeline.get()) && (now != null || entry == null)) {
            timeline.set(now);
        }
    }
}

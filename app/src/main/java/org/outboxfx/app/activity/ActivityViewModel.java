package org.outboxfx.app.activity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.PagedRows;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.app.words.FailureWords;
import org.outboxfx.evidence.Evidence;

/**
 * The evidence in words, newest first. Only what is looked at is read, however much there is. Used from the desk's executor
 * only.
 */
public final class ActivityViewModel {

    private final Desk desk;
    private final Inspection inspection;
    private final Life life;
    private final Choices choices;
    private final Refresh<Loaded> refresh;
    private final AtomicBoolean told = new AtomicBoolean();
    private final BooleanProperty looking = new SimpleBooleanProperty();
    private final ObjectProperty<ActivityFilter> filter = new SimpleObjectProperty<>(ActivityFilter.ALL);
    private final ReadOnlyBooleanWrapper newer = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Pages pages = new Pages();
    private final PagedRows<Integer, ActivityRow> rows = new PagedRows<>(pages.shape(), this::look);
    /** What takes the place of the pages that are shown once it is loaded; null while nothing does. */
    private @Nullable Pages next = pages;

    /** Pages that were missing. */
    private record Loaded(Pages of, Map<Integer, Pages.Page> pages, List<Evidence> evidence) {}

    public ActivityViewModel(Desk desk) {
        this.desk = desk;
        this.inspection = new Inspection(desk);
        this.life = new Life(desk);
        this.choices = new Choices(desk);
        this.refresh = new Refresh<>(desk.ui(), this::load, this::show, this::fail);
        looking.addListener((_, _, now) -> {
            if (now) {
                choices.load();
                restart();
            }
        });
        filter.addListener(_ -> restart());
        desk.words().onChange(this::restart);
        desk.client().onEvent(this::react);
    }

    // Properties

    ObservableList<ActivityRow> rows() {
        return rows;
    }

    /** True while a person has the page before them; nothing is read for it else. */
    public BooleanProperty lookingProperty() {
        return looking;
    }

    ObjectProperty<ActivityFilter> filterProperty() {
        return filter;
    }

    /** True if something has happened since that is not among the rows, because a person looks at older ones. */
    ReadOnlyBooleanProperty newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /** True until there is something to show. */
    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why the evidence cannot be read; empty if it can. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is done with all of it. */
    Inspection inspection() {
        return inspection;
    }

    /** The life of one change. */
    Life life() {
        return life;
    }

    /** What can be chosen to filter by. */
    Choices choices() {
        return choices;
    }

    Desk desk() {
        return desk;
    }

    // Commands

    /** Reads it anew, from the newest on. */
    void restart() {
        if (looking.get()) {
            next = new Pages();
            refresh.request();
        }
    }

    // From the library to the screen

    private void look(int page) {
        if (pages.look(page)) {
            refresh.request();
        }
    }

    /** However much happens at once, the page is told of it once. */
    private void react(ClientEvent event) {
        boolean concerns = event instanceof ClientEvent.EntriesChanged || event instanceof ClientEvent.DrainFinished;
        if (concerns && told.compareAndSet(false, true)) {
            desk.ui().execute(this::happened);
        }
    }

    private void happened() {
        told.set(false);
        life.refresh();
        if (looking.get()) {
            if (pages.isAtTop()) {
                restart();
            } else {
                newer.set(true);
            }
        }
    }

    private CompletableFuture<Loaded> load() {
        Pages of = next == null ? pages : next;
        var evidence = desk.client().evidence();
        var asked = filter.get().of(desk);
        var found = new HashMap<Integer, List<Evidence>>();
        CompletableFuture<?> all = CompletableFuture.completedFuture(found);
        Map<Integer, Pages.Start> missing = of.missing();
        for (var page : missing.entrySet()) {
            all = all.thenCombine(evidence.page(asked, page.getValue().before(), Pages.ROWS + 1),
                    (_, rows) -> found.put(page.getKey(), rows));
        }
        return all.thenCompose(_ -> {
            List<Evidence> rows = found.values().stream().flatMap(List::stream).toList();
            return Titles
                    .load(desk.client(), rows.stream().map(Evidence::key).filter(Objects::nonNull).collect(Collectors.toSet()))
                    .thenApply(titles -> new Loaded(of, pages(missing, found, new Rows(desk, titles)), rows));
        });
    }

    private Map<Integer, Pages.Page> pages(Map<Integer, Pages.Start> starts, Map<Integer, List<Evidence>> found, Rows words) {
        var loaded = new HashMap<Integer, Pages.Page>();
        found.forEach((number, all) -> {
            var rows = new ArrayList<>(all.subList(0, Math.min(all.size(), Pages.ROWS)));
            Pages.Start start = Objects.requireNonNull(starts.get(number));
            Pages.Start following = all.size() <= Pages.ROWS
                    ? null
                    : new Pages.Start(rows.getLast().sequence(), rows.getLast().at().atZone(desk.zone()).toLocalDate());
            loaded.put(number, new Pages.Page(words.of(rows, start.dayBefore()), following));
        });
        return loaded;
    }

    private void show(Loaded loaded) {
        problem.set("");
        if (loaded.of() == next) {
            pages = loaded.of();
            next = null;
            newer.set(false);
        } else if (loaded.of() != pages) {
            // Something else has been asked for meanwhile.
            return;
        }
        choices.saw(loaded.evidence());
        pages.put(loaded.pages());
        loading.set(false);
        rows.show(pages.shape(), pages.rows());
    }

    private void fail(Throwable failure) {
        loading.set(false);
        problem.set(desk.words().of("activity.unreadable", FailureWords.of(desk.words(), failure)));
    }
}

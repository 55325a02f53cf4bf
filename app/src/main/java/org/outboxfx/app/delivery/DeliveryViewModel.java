package org.outboxfx.app.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.ListPatch;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;

/** The outbox in words, and what can be done about each change. Used from the desk's executor only. */
public final class DeliveryViewModel {

    static final double NO_PROGRESS = -1;
    private static final int PAGE = 200;
    /** Shorter drains are over before a bar could be read. */
    private static final int SHORTEST_DRAIN_SHOWN = 5;
    private static final List<Stage> UNSENT = List.of(Stage.DRAFTED, Stage.QUEUED, Stage.NEEDS_YOU);

    private final Desk desk;
    private final Phrases phrases;
    private final Refresh<DeliveryPage> refresh;
    private final ObservableList<DeliveryRow> rows = FXCollections.observableArrayList();
    private final Map<Stage, ReadOnlyLongWrapper> counts = new EnumMap<>(Stage.class);
    private final Map<Stage, Integer> limits = new EnumMap<>(Stage.class);
    private final ObjectProperty<@Nullable Stage> only = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(NO_PROGRESS);
    private final ReadOnlyLongWrapper now = new ReadOnlyLongWrapper();
    private final ObjectProperty<@Nullable String> askedId = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Story> story = new ReadOnlyObjectWrapper<>();
    private @Nullable DeliveryPage page;
    /** What the reasons that are shown go by. */
    private @Nullable Barrier barrier;
    /** The sentence to go back to when a long drain is over. */
    private String unsentSummary = "";

    public DeliveryViewModel(Desk desk) {
        this.desk = desk;
        this.phrases = new Phrases(desk.words(), desk.zone());
        DeliveryPage.GROUPS.forEach(stage -> {
            counts.put(stage, new ReadOnlyLongWrapper());
            limits.put(stage, PAGE);
        });
        this.refresh = new Refresh<>(desk.ui(), () -> DeliveryPage.load(desk.client(), Map.copyOf(limits)), this::show,
                desk.notices()::trouble);
        only.addListener(_ -> display());
        askedId.addListener(_ -> tell());
        desk.client().onEvent(this::react);
        desk.client().connectivity().onChange(_ -> desk.ui().execute(this::display));
        refresh.request();
    }

    // Properties

    ObservableList<DeliveryRow> rows() {
        return rows;
    }

    public ReadOnlyLongProperty countProperty(Stage stage) {
        return Objects.requireNonNull(counts.get(stage)).getReadOnlyProperty();
    }

    /** The one group that is shown; null for all. */
    ObjectProperty<@Nullable Stage> onlyProperty() {
        return only;
    }

    /** One sentence: how far a long drain is; else whether everything is delivered, and if not, that it is safe. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** From 0 to 1 while a long drain runs, else {@value #NO_PROGRESS}. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How many changes have not reached the server. */
    public long unsent() {
        return UNSENT.stream().mapToLong(stage -> countProperty(stage).get()).sum();
    }

    /** True if one of the entries that are shown waits for this reason. */
    public boolean isWaitingFor(Reason reason) {
        return page != null && page.entries().values().stream().flatMap(List::stream).anyMatch(entry -> entry.reason() == reason);
    }

    Desk desk() {
        return desk;
    }

    /** Changes with every {@link #tellTime()}; countdowns follow it. */
    ReadOnlyLongProperty nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** Called every second. */
    void tellTime() {
        now.set(desk.clock().millis());
        // Choosing to work offline without a network changes nothing that the network would tell of.
        if (Barrier.before(desk.client()) != barrier) {
            display();
        }
    }

    /** "next try in 12 s"; empty if nothing is due or it is due now. */
    String countdown(DeliveryRow.Item item) {
        Instant nextAt = item.nextAt();
        if (nextAt == null) {
            return "";
        }
        long seconds = (Duration.between(desk.clock().instant(), nextAt).toMillis() + 999) / 1000;
        if (seconds <= 0) {
            return "";
        }
        if (item.tick() == Tick.QUEUED && item.actions().contains(DeliveryAction.TAKE_BACK)) {
            return desk.words().of("delivery.next.held", seconds);
        }
        return seconds < 90
                ? desk.words().of("delivery.next.seconds", seconds)
                : seconds < 5400
                        ? desk.words().of("delivery.next.minutes", (seconds + 30) / 60)
                        : desk.words().of("delivery.next.hours", (seconds + 1800) / 3600);
    }

    /** The operation whose story is asked for; null for none. */
    ObjectProperty<@Nullable String> askedIdProperty() {
        return askedId;
    }

    /** Why the change that is asked for is still here; null if none is, or once it has been sent. */
    ReadOnlyObjectProperty<@Nullable Story> storyProperty() {
        return story.getReadOnlyProperty();
    }

    // Commands

    void act(DeliveryRow.Item item, DeliveryAction action) {
        var client = desk.client();
        CompletableFuture<?> done = switch (action) {
            case SEND_NOW -> client.retry(item.opId());
            case TAKE_BACK -> client.recall(item.opId());
            case CANCEL, DISCARD -> client.cancel(item.opId());
        };
        var _ = done.whenComplete((_, failure) -> {
            if (failure != null) {
                desk.ui().execute(() -> desk.notices().trouble(failure));
            }
        });
    }

    void loadMore(Stage stage) {
        limits.merge(stage, PAGE, Integer::sum);
        refresh.request();
    }

    // From the library to the screen

    private void react(ClientEvent event) {
        switch (event) {
            case ClientEvent.RecordsChanged _,ClientEvent.EntriesChanged _ -> refresh.request();
            case ClientEvent.DrainProgress(long sent, long waiting) ->
                desk.ui().execute(() -> showProgress(sent, sent + waiting));
            case ClientEvent.DrainFinished _,ClientEvent.DrainInterrupted _ -> desk.ui().execute(() -> showProgress(0, 0));
            case ClientEvent.HealthChanged _,ClientEvent.GivingBack _ -> {
                // The window's banner tells of it.
            }
            case ClientEvent.Trouble(String message) -> desk.ui().execute(() -> desk.notices().say(message));
        }
    }

    private void show(DeliveryPage loaded) {
        page = loaded;
        DeliveryPage.GROUPS.forEach(stage -> Objects.requireNonNull(counts.get(stage)).set(loaded.count(stage)));
        long queued = loaded.count(Stage.QUEUED);
        long needsYou = loaded.count(Stage.NEEDS_YOU);
        unsentSummary = needsYou > 0
                ? desk.words().of("delivery.summary.needs", needsYou)
                : queued > 0 ? desk.words().of("delivery.summary.queued", queued) : desk.words().of("delivery.summary.clear");
        summary.set(progress.get() >= 0 ? summary.get() : unsentSummary);
        display();
    }

    private void display() {
        if (page != null) {
            Stage chosen = only.get();
            barrier = Barrier.before(desk.client());
            var all = page.rows(phrases, barrier);
            var wanted = chosen == null ? all : all.stream().filter(row -> stageOf(row) == chosen).toList();
            ListPatch.apply(rows, wanted, DeliveryRow::rowKey);
        }
        tell();
    }

    private void tell() {
        var shown = page;
        var asked = shown == null || askedId.get() == null
                ? Optional.<OutboxEntry>empty()
                : shown.find(Objects.requireNonNull(askedId.get()));
        story.set(asked.filter(entry -> entry.stage() != Stage.SENT)
                .map(entry -> Story.of(entry, Objects.requireNonNull(shown).titles(), phrases, Barrier.before(desk.client())))
                .orElse(null));
    }

    private static Stage stageOf(DeliveryRow row) {
        return switch (row) {
            case DeliveryRow.Heading heading -> heading.stage();
            case DeliveryRow.Item item -> item.stage();
            case DeliveryRow.More more -> more.stage();
        };
    }

    private void showProgress(long done, long total) {
        boolean runs = total >= SHORTEST_DRAIN_SHOWN && done < total;
        progress.set(runs ? (double) done / total : NO_PROGRESS);
        summary.set(runs ? desk.words().of("delivery.progress", done, total) : unsentSummary);
    }
}

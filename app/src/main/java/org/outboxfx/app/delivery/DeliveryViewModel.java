package org.outboxfx.app.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.PagedRows;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.app.fx.Soon;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.app.words.WordedException;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.RecordKey;

/** The outbox in words. What can be done about it is in {@link DeliveryCommands}. Used from the desk's executor only. */
public final class DeliveryViewModel {

    private static final List<Stage> UNSENT = List.of(Stage.DRAFTED, Stage.QUEUED, Stage.NEEDS_YOU);

    private final Desk desk;
    private final Phrases phrases;
    private final Drains drains;
    private final Waiting waiting;
    private final DeliveryCommands commands;
    private final Announcements announcements;
    private final DeliveryLoading loading;
    private final Refresh<DeliveryPage> refresh;
    private final Soon follow;
    private final PagedRows<PageKey, DeliveryRow> rows = new PagedRows<>(Layout.EMPTY, this::look);
    private final Map<Stage, ReadOnlyLongWrapper> counts = new EnumMap<>(Stage.class);
    private final ObjectProperty<@Nullable Stage> only = new SimpleObjectProperty<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(Drains.NO_PROGRESS);
    private final ReadOnlyLongWrapper now = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Barrier> barrier = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty held = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable String> askedId = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Story> story = new ReadOnlyObjectWrapper<>();
    private @Nullable DeliveryPage page;

    public DeliveryViewModel(Desk desk) {
        this.desk = desk;
        this.phrases = new Phrases(desk.words(), desk.zone());
        this.drains = new Drains(desk.words());
        this.waiting = new Waiting(desk);
        this.commands = new DeliveryCommands(desk);
        this.announcements = new Announcements(desk);
        DeliveryPage.GROUPS.forEach(stage -> counts.put(stage, new ReadOnlyLongWrapper()));
        this.loading = new DeliveryLoading(desk.client(), phrases);
        this.refresh = new Refresh<>(desk.ui(), loading::load, this::show, desk.notices()::trouble);
        this.follow = new Soon(desk.later(), refresh::request);
        only.addListener(_ -> display());
        search.addListener((_, _, text) -> {
            loading.find(text);
            refresh.request();
        });
        askedId.addListener(_ -> tell());
        held.addListener(_ -> display());
        desk.client().onEvent(this::react);
        desk.client().connectivity().onChange(_ -> desk.ui().execute(this::display));
        desk.client().connectivity().onMeteredChange(_ -> desk.ui().execute(this::display));
        desk.words().onChange(() -> {
            announcements.speakAnew();
            summarise();
            display();
        });
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

    /** True while a row is pressed: rows then stay as they are, whatever arrives. */
    BooleanProperty heldProperty() {
        return held;
    }

    /** What is looked for; empty to see everything. */
    StringProperty searchProperty() {
        return search;
    }

    /** One sentence: how far a long drain is; else whether everything is delivered, and if not, that it is safe. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** From 0 to 1 while a long drain runs, else negative. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What keeps everything from being sent; null if nothing does. */
    ReadOnlyObjectProperty<@Nullable Barrier> barrierProperty() {
        return barrier.getReadOnlyProperty();
    }

    /** How many changes have not reached the server. */
    public long unsent() {
        return UNSENT.stream().mapToLong(stage -> countProperty(stage).get()).sum();
    }

    /** True if one of the entries that are loaded waits for this reason. */
    public boolean isWaitingFor(Reason reason) {
        return rows.loaded().stream()
                .anyMatch(row -> row instanceof DeliveryRow.Item item && item.entry().reason() == reason);
    }

    /** The record that a person wants to edit, for whoever can show it. */
    public ReadOnlyObjectProperty<@Nullable RecordKey> openedProperty() {
        return commands.openedProperty();
    }

    /** Calls the listener, in the person's words, when nothing waits any more and some of what had waited for long is out. */
    public void onSent(Consumer<String> listener) {
        waiting.onSent(listener);
    }

    /** Calls the listener when a person wants to answer what they are asked about a change, or to show the server who they are. */
    public void onAsked(Consumer<OutboxEntry> listener) {
        commands.onAsked(listener);
    }

    /** Calls the listener when a person wants a message back as a draft, from whoever has the composer. */
    public void onTakenBack(Consumer<OutboxEntry> listener) {
        commands.onTakenBack(listener);
    }

    /** Gives a change up, with an offer to undo that. */
    public void giveUp(OutboxEntry entry) {
        var _ = Titles.ofEntries(desk.client(), List.of(entry)).thenAccept(
                titles -> desk.ui().execute(() -> commands.giveUp(entry, phrases.what(entry, titles))));
    }

    DeliveryCommands commands() {
        return commands;
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
        if (Barrier.before(desk.client()) != barrier.get()) {
            display();
        }
        announcements.look(barrier.get());
    }

    /** What a person will be asked about, or what will expire, if it does not go out before; empty if nothing will. */
    ReadOnlyStringProperty announcementProperty() {
        return announcements.sentenceProperty();
    }

    /** Says, to a person who begins to work offline, what will become of what waits. */
    public void tellBeforeOffline() {
        announcements.tellBeforeOffline();
    }

    /** "next try in 12 s"; empty if nothing is due or it is due now. */
    String countdown(DeliveryRow.Item item) {
        Instant nextAt = item.nextAt();
        return nextAt == null
                ? ""
                : phrases.countdown(Duration.between(desk.clock().instant(), nextAt),
                        item.actions().contains(DeliveryAction.SEND_NOW));
    }

    /** The operation whose story is asked for; null for none. */
    ObjectProperty<@Nullable String> askedIdProperty() {
        return askedId;
    }

    /** Why the change that is asked for is still here; null if none is, or once it has been sent. */
    ReadOnlyObjectProperty<@Nullable Story> storyProperty() {
        return story.getReadOnlyProperty();
    }

    // From the library to the screen

    private void look(PageKey key) {
        if (loading.look(key) && page != null && !page.entries().containsKey(key)) {
            refresh.request();
        }
    }

    private void react(ClientEvent event) {
        switch (event) {
            case ClientEvent.RecordsChanged _,ClientEvent.EntriesChanged _ -> {
                loading.change();
                follow.ask();
            }
            case ClientEvent.DrainProgress(long sent, long left) -> desk.ui().execute(() -> {
                drains.progressed(sent, left, desk.clock().instant());
                summarise();
            });
            case ClientEvent.DrainFinished _,ClientEvent.DrainInterrupted _ -> desk.ui().execute(() -> {
                drains.ended();
                summarise();
                commands.lookForQuarantine();
            });
            case ClientEvent.HealthChanged _,ClientEvent.GivingBack _ -> {
                // The window's banner tells of it.
            }
            case ClientEvent.ChoiceNotStored(var choice, Throwable why) -> desk.ui().execute(() -> desk.notices()
                    .trouble(new WordedException("trouble." + choice, why)));
        }
    }

    private void show(DeliveryPage loaded) {
        page = loaded;
        DeliveryPage.GROUPS.forEach(stage -> Objects.requireNonNull(counts.get(stage)).set(loaded.count(stage)));
        waiting.counted(loaded.counts());
        summarise();
        display();
    }

    private void summarise() {
        long queued = countProperty(Stage.QUEUED).get();
        long needsYou = countProperty(Stage.NEEDS_YOU).get();
        var words = desk.words();
        progress.set(drains.part());
        summary.set(drains.isShown()
                ? drains.sentence()
                : needsYou > 0
                        ? words.of("delivery.summary.needs", needsYou)
                        : queued > 0 ? words.of("delivery.summary.queued", queued) : words.of("delivery.summary.clear"));
    }

    private void display() {
        barrier.set(Barrier.before(desk.client()));
        if (page != null && !held.get()) {
            rows.show(Layout.of(DeliveryPage.GROUPS, page.shown(), only.get()), page.rows(phrases, barrier.get()));
        }
        tell();
    }

    private void tell() {
        var shown = page;
        var asked = shown == null || askedId.get() == null
                ? Optional.<OutboxEntry>empty()
                : shown.find(Objects.requireNonNull(askedId.get()));
        story.set(asked.filter(entry -> entry.stage() != Stage.SENT)
                .map(entry -> Story.of(entry, Objects.requireNonNull(shown).titles(), phrases, barrier.get())).orElse(null));
    }
}

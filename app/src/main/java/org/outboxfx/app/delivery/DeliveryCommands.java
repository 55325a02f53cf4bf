package org.outboxfx.app.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.subject.DeedWords;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.RecordKey;
import org.outboxfx.sync.RegistrationState;

/** What a person does about changes: to one, to those they have marked, to all. Used from the desk's executor only. */
final class DeliveryCommands {

    /** Entries that are read at once when all of a group are sent again. */
    private static final int PAGE = 200;
    private static final String CONVERSATION = "conversation";

    private final Desk desk;
    private final ObservableMap<String, OutboxEntry> marked = FXCollections.observableMap(new LinkedHashMap<>());
    private final ReadOnlyObjectWrapper<@Nullable RecordKey> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> quarantined = new ReadOnlyObjectWrapper<>();
    private Consumer<OutboxEntry> asked = _ -> {};
    private Consumer<OutboxEntry> takenBack = _ -> {};

    DeliveryCommands(Desk desk) {
        this.desk = desk;
        lookForQuarantine();
    }

    // Properties

    /** The changes that are marked, by operation. */
    ObservableMap<String, OutboxEntry> marked() {
        return marked;
    }

    /** What a person wants to edit; set anew each time. */
    ReadOnlyObjectProperty<@Nullable RecordKey> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** The tag of a registration that fires no more because the program died too often while it did; null if there is none. */
    ReadOnlyObjectProperty<@Nullable String> quarantinedProperty() {
        return quarantined.getReadOnlyProperty();
    }

    void onAsked(Consumer<OutboxEntry> listener) {
        asked = listener;
    }

    void onTakenBack(Consumer<OutboxEntry> listener) {
        takenBack = listener;
    }

    // Commands

    void act(DeliveryRow.Item item, DeliveryAction action) {
        switch (action) {
            case SEND_NOW, RETRY, SEND_ANYWAY -> watch(desk.client().retry(item.opId()).thenAccept(_ -> sendIfMetered()));
            case REVIEW, IDENTIFY -> asked.accept(item.entry());
            case TAKE_BACK -> takenBack.accept(item.entry());
            case EDIT -> edit(item.entry());
            case CANCEL, DISCARD -> desk.withdraw(List.of(item.entry()), item.what());
        }
    }

    /** Marks a change, or no longer. */
    void toggleMark(OutboxEntry entry) {
        if (marked.remove(entry.opId()) == null) {
            marked.put(entry.opId(), entry);
        }
    }

    /** Gives a change up, with an offer to undo that. */
    void giveUp(OutboxEntry entry, String what) {
        desk.withdraw(List.of(entry), what);
    }

    void discardMarked() {
        var those = List.copyOf(marked.values());
        marked.clear();
        desk.withdraw(those.stream().filter(OutboxEntry::isCancellable).toList(), "");
    }

    /** Sends what is marked. What a person must be asked about first is not: they are shown the first of it. */
    void retryMarked() {
        marked.values().stream().filter(entry -> DeliveryAction.about(entry).contains(DeliveryAction.REVIEW)).findFirst()
                .ifPresent(asked);
        var those = marked.values().stream().filter(entry -> DeliveryAction.about(entry).stream().anyMatch(DeliveryAction::sends))
                .toList();
        marked.clear();
        watch(retry(those).thenAccept(_ -> sendIfMetered()));
    }

    /** Sends again all that waits for a person, and tries all that waits for its time. */
    void retryAll() {
        watch(retryFrom(0, 0).thenAccept(count -> desk.ui().execute(() -> {
            desk.client().syncNow();
            sendIfMetered();
            desk.notices().say(desk.words().of("delivery.retried", count));
        })));
    }

    /** What cannot be sent again stays at the front of the group, and is passed over. */
    private CompletableFuture<Integer> retryFrom(int offset, int before) {
        return desk.client().entries(Stage.NEEDS_YOU, PAGE, offset).thenCompose(page -> {
            var those = page.stream().filter(entry -> DeliveryAction.about(entry).stream().anyMatch(DeliveryAction::sends))
                    .toList();
            int passed = page.size() - those.size();
            return retry(those).thenCompose(_ -> page.size() < PAGE
                    ? CompletableFuture.completedFuture(before + those.size())
                    : retryFrom(offset + passed, before + those.size()));
        });
    }

    private CompletableFuture<?> retry(List<OutboxEntry> entries) {
        CompletableFuture<?> all = CompletableFuture.completedFuture(null);
        for (OutboxEntry entry : entries) {
            all = all.thenCompose(_ -> desk.client().retry(entry.opId()));
        }
        return all;
    }

    /** Sends once on a network that costs money. */
    void sendAnyway() {
        desk.client().upkeep().sendAnyway();
    }

    /** Stops a drain by working offline, which is what stopping means. What became of the batch on its way is asked later. */
    void pause() {
        desk.client().workOffline(true);
        desk.notices().offer(desk.words().of("delivery.paused"), desk.words().of("delivery.go-on"),
                () -> desk.client().workOffline(false));
    }

    void release() {
        String tag = quarantined.get();
        if (tag != null) {
            watch(desk.client().upkeep().release(tag).thenAccept(_ -> lookForQuarantine()));
        }
    }

    void lookForQuarantine() {
        watch(desk.client().upkeep().registrations().thenAccept(all -> {
            String found = all.stream().filter(one -> one.state() == RegistrationState.QUARANTINED).map(one -> one.tag())
                    .findFirst().orElse(null);
            desk.ui().execute(() -> quarantined.set(found));
        }));
    }

    private void sendIfMetered() {
        if (desk.client().connectivity().isMetered()) {
            sendAnyway();
        }
    }

    private void edit(OutboxEntry entry) {
        if (entry.kind() == Change.Kind.PUT) {
            open(entry.key());
            return;
        }
        var conversation = new RecordKey(CONVERSATION, DeedWords.text(entry, CONVERSATION));
        if (entry.state() != EntryState.DRAFT) {
            takenBack.accept(entry);
        }
        open(conversation);
    }

    private void open(RecordKey record) {
        opened.set(null);
        opened.set(record);
    }

    private void watch(CompletableFuture<?> done) {
        var _ = done.whenComplete((_, failure) -> {
            if (failure != null) {
                desk.ui().execute(() -> desk.notices().trouble(failure));
            }
        });
    }
}

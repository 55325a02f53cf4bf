package org.outboxfx.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.app.fx.PagedRows;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Agent;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DeliveryViewModelTest {

    private static final RecordKey TASK = new RecordKey("task", "t1");
    private static final RecordKey MESSAGE = new RecordKey("message", "m1");

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private DeliveryViewModel model;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder);
        model = desk.call(() -> new DeliveryViewModel(desk.desk()));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anEmptyOutboxListsNothingAndSaysThatAllIsDelivered() {
        desk.await("the sentence", () -> model.summaryProperty().get().equals("Everything is delivered."));

        assertThat(desk.call(() -> List.copyOf(model.rows()))).isEmpty();
    }

    @Test
    void aQueuedChangeSaysWhatItDoesAndWhyItWaits() {
        queueTask();

        var item = item();

        assertThat(item.what()).isEqualTo("Add task “Buy milk”");
        assertThat(item.state()).isEqualTo("Queued");
        assertThat(item.why()).isEqualTo("No connection");
        assertThat(item.actions()).containsExactly(DeliveryAction.EDIT, DeliveryAction.CANCEL);
        assertThat(desk.call(() -> model.summaryProperty().get())).isEqualTo("1 change waits, safe on this device.");
        assertThat(desk.call(() -> model.unsent())).isEqualTo(1);
        assertThat(desk.call(() -> model.rows().getFirst())).isEqualTo(new DeliveryRow.Heading(Stage.QUEUED, 1));
    }

    @Test
    void workingOfflineIsGivenAsTheReason() {
        queueTask();
        desk.client.workOffline(true);

        // Offline before and after: no change of the network tells of it, the panel's own clock does.
        desk.await("the reason", () -> {
            model.tellTime();
            return itemNow().why().equals("You are working offline");
        });
    }

    @Test
    void aCancelledChangeLeavesThePanel() {
        queueTask();

        desk.run(() -> model.commands().act(itemNow(), DeliveryAction.CANCEL));

        desk.await("an empty panel", () -> model.rows().isEmpty());
    }

    @Test
    void oneGroupCanBeShownAlone() {
        queueTask();
        desk.client.saveDraft(message("Half a thought")).join();
        desk.await("both groups", () -> model.rows().size() == 4);

        desk.run(() -> model.onlyProperty().set(Stage.DRAFTED));

        assertThat(desk.call(() -> model.rows().size())).isEqualTo(2);
        assertThat(item().what()).isEqualTo("Message “Half a thought”");
        desk.run(() -> model.onlyProperty().set(Stage.NEEDS_YOU));
        assertThat(desk.call(() -> model.rows().isEmpty())).isTrue();
    }

    @Test
    void aHeldMessageCountsDownAndCanBeTakenBack() {
        desk.client.saveDraft(message("Wait")).join();
        desk.client.sendDraft(MESSAGE, Duration.ofSeconds(5)).join();
        desk.await("the held message", () -> !model.rows().isEmpty() && itemNow().state().equals("Can be undone"));

        assertThat(desk.call(() -> model.countdown(itemNow()))).isEqualTo("goes out in 5 s");
        desk.clock.advance(Duration.ofMillis(3_001));
        assertThat(desk.call(() -> model.countdown(itemNow()))).isEqualTo("goes out in 2 s");
        var asked = new ArrayList<OutboxEntry>();
        desk.run(() -> model.onTakenBack(asked::add));
        desk.run(() -> model.commands().act(itemNow(), DeliveryAction.TAKE_BACK));

        assertThat(asked).containsExactly(item().entry());
    }

    @Test
    void aMessageThatIsSentLaterSaysWhenItGoesAndNotThatItCanBeUndone() {
        desk.client.saveDraft(message("Good morning")).join();
        desk.client.sendDraft(MESSAGE, Duration.ofHours(25)).join();

        desk.await("the message", () -> !model.rows().isEmpty() && itemNow().state().equals("Sent later"));

        assertThat(item().why()).startsWith("Goes out Nov 22, 2026");
        assertThat(item().actions()).contains(DeliveryAction.SEND_NOW, DeliveryAction.TAKE_BACK);
    }

    @Test
    void whatWillNeedConfirmationIsAnnouncedBeforeItDoesAndWhenAPersonBeginsToWorkOffline() {
        desk.client.submit(Change.delete(new RecordKey("list", "l1"))).join();
        desk.client.submit(Change.delete(new RecordKey("list", "l2"))).join();

        desk.run(model::tellTime);
        desk.await("the announcement", () -> !model.announcementProperty().get().isEmpty());
        desk.run(model::tellBeforeOffline);
        desk.await("the notice", () -> !desk.said.isEmpty());

        String announced = desk.call(() -> model.announcementProperty().get());
        assertThat(announced).startsWith("Today 9:00")
                .endsWith(": 2 changes will need your confirmation if they have not gone out by then.");
        assertThat(desk.said).containsExactly(announced);
    }

    @Test
    void whatWillSoonBeTooOldIsAnnounced() {
        queueTask();
        desk.clock.advance(Duration.ofDays(29));

        desk.run(model::tellTime);

        desk.await("the announcement", () -> model.announcementProperty().get()
                .endsWith("1 change will be too old to go out unasked; it is kept."));
    }

    @Test
    void whatAnAgentQueuedIsMarked() {
        desk.client.submit(Change.put(TASK, Map.of("title", FieldValue.of("Buy milk"))).withAgent(new Agent("shopping", "Mara")))
                .join();

        desk.await("the change", () -> model.rows().size() == 2);

        assertThat(item().agent()).isEqualTo("Queued by the agent task “shopping”, authorised by Mara");
    }

    @Test
    void whatMustBeLookedAtIsNeverSentFromTheListAlone() {
        var before = desk.client.submit(Change.put(new RecordKey("task", "t0"), Map.of("title", FieldValue.of("Before")))).join();
        var entry = desk.client.submit(Change.put(TASK, Map.of("title", FieldValue.of("Buy milk")))
                .withDependsOn(List.of(before.opId()))).join();
        desk.client.cancel(before.opId()).join();
        var asked = new ArrayList<String>();
        desk.run(() -> model.onAsked(one -> asked.add(one.opId())));
        desk.await("the question", () -> model.countProperty(Stage.NEEDS_YOU).get() == 1 && model.rows().size() == 2);

        desk.run(() -> model.commands().act(itemNow(), DeliveryAction.REVIEW));
        desk.run(() -> {
            model.commands().toggleMark(itemNow().entry());
            model.commands().retryMarked();
            model.commands().retryAll();
        });
        desk.await("the end of that", () -> !desk.said.isEmpty());

        assertThat(asked).containsExactly(entry.opId(), entry.opId());
        assertThat(item().actions()).containsExactly(DeliveryAction.REVIEW, DeliveryAction.DISCARD);
        assertThat(desk.client.entries(Stage.NEEDS_YOU, 10, 0).join()).hasSize(1);
    }

    @Test
    void theStoryTellsWhatHappenedAndWhatComesNext() {
        queueTask();

        desk.run(() -> model.askedIdProperty().set(itemNow().opId()));

        var story = desk.call(() -> model.storyProperty().get());
        assertThat(story).isNotNull();
        assertThat(story.what()).isEqualTo("Add task “Buy milk”");
        assertThat(story.lines()).extracting(Story.Line::name).containsExactly("Written", "State", "Tried", "Why", "Next",
                "Expires");
        assertThat(story.lines()).extracting(Story.Line::text).contains("Not yet", "No connection",
                "Goes out by itself as soon as it can");

        desk.run(() -> model.commands().act(itemNow(), DeliveryAction.CANCEL));
        desk.await("no story without its change", () -> model.storyProperty().get() == null);
    }

    @Test
    void aCancelledChangeComesBackByUndo() {
        queueTask();
        desk.run(() -> model.commands().act(itemNow(), DeliveryAction.CANCEL));
        desk.await("an empty panel", () -> model.rows().isEmpty());
        desk.await("the offer", () -> desk.said.contains("Given up: Add task “Buy milk”"));

        desk.acceptOffer();

        desk.await("the change again", () -> !model.rows().isEmpty() && itemNow().what().equals("Add task “Buy milk”"));
        assertThat(desk.client.record(TASK).join().orElseThrow().text("title")).isEqualTo("Buy milk");
    }

    @Test
    void markedChangesAreGivenUpTogetherAndComeBackTogether() {
        submit("t1", "First");
        submit("t2", "Second");
        submit("t3", "Third");
        desk.await("three changes", () -> model.rows().size() == 4);
        desk.run(() -> items().stream().filter(item -> !item.what().contains("Third"))
                .forEach(item -> model.commands().toggleMark(item.entry())));

        desk.run(model.commands()::discardMarked);

        desk.await("one change", () -> model.rows().size() == 2 && itemNow().what().contains("Third"));
        assertThat(desk.call(() -> model.commands().marked().size())).isZero();
        desk.await("the offer", () -> desk.said.contains("Gave up 2 changes"));
        desk.acceptOffer();
        desk.await("three changes again", () -> model.rows().size() == 4);
    }

    @Test
    void whatIsLookedForIsFoundInTheWordsThatAreShown() {
        submit("t1", "Buy milk");
        submit("t2", "Call Bob");
        desk.await("two changes", () -> model.rows().size() == 3);

        desk.run(() -> model.searchProperty().set("MILK"));

        desk.await("one change", () -> model.rows().size() == 2 && itemNow().what().contains("Buy milk"));
        // "title" is the name of a field, and no word that a person sees.
        desk.run(() -> model.searchProperty().set("title"));
        desk.await("nothing", () -> model.rows().isEmpty());
        assertThat(desk.call(() -> model.countProperty(Stage.QUEUED).get())).isEqualTo(2);
        desk.run(() -> model.searchProperty().set(""));
        desk.await("two changes again", () -> model.rows().size() == 3);
    }

    @Test
    void ofManyChangesOnlyThoseLookedAtAreLoaded() {
        var changes = IntStream.range(0, 1_000)
                .mapToObj(number -> Change.put(new RecordKey("task", "t" + number),
                        Map.of("title", FieldValue.of("Task " + number))))
                .toList();
        desk.client.submitAll(changes).join();
        desk.await("all rows", () -> model.rows().size() == 1_001);

        assertThat(desk.call(() -> model.rows().get(1))).isInstanceOfSatisfying(DeliveryRow.Item.class,
                item -> assertThat(item.what()).isEqualTo("Add task “Task 999”"));
        assertThat(desk.call(() -> model.rows().get(901))).isInstanceOf(DeliveryRow.Blank.class);

        desk.await("the row that was looked at", () -> model.rows().get(901) instanceof DeliveryRow.Item item
                && item.what().equals("Add task “Task 99”"));
        assertThat(desk.call(() -> ((PagedRows<?, ?>) model.rows()).loaded().size())).isLessThanOrEqualTo(2 * PageKey.ROWS);
    }

    @Test
    void aConnectionThatCostsMoneyIsGivenAsTheReason() {
        assertThat(Barrier.before(desk.client)).isEqualTo(Barrier.OFFLINE);
        assertThat(new Phrases(desk.desk().words(), desk.desk().zone()).words().of("delivery.barrier." + Barrier.METERED))
                .isEqualTo("This connection costs money");
    }

    @Test
    void pausingIsWorkingOfflineAndGoingOnEndsIt() {
        desk.run(model.commands()::pause);

        assertThat(desk.client.isWorkingOffline()).isTrue();
        desk.acceptOffer();
        desk.await("going on", () -> !desk.client.isWorkingOffline());
    }

    @Test
    void editingATaskOpensItAndEditingADraftOpensItsConversation() {
        queueTask();
        desk.run(() -> model.commands().act(itemNow(), DeliveryAction.EDIT));
        assertThat(desk.call(() -> model.openedProperty().get())).isEqualTo(TASK);

        desk.client.saveDraft(message("Half a thought")).join();
        desk.await("the draft", () -> items().stream().anyMatch(item -> item.state().equals("Draft")));
        desk.run(() -> model.commands().act(
                items().stream().filter(item -> item.state().equals("Draft")).findFirst().orElseThrow(), DeliveryAction.EDIT));
        assertThat(desk.call(() -> model.openedProperty().get())).isEqualTo(new RecordKey("conversation", "c1"));
    }

    @Test
    void allWordsFollowTheLanguage() {
        queueTask();

        desk.run(() -> desk.words.speak(Locale.GERMAN));

        desk.await("German", () -> itemNow().what().equals("Aufgabe „Buy milk“ anlegen"));
        assertThat(desk.call(() -> model.summaryProperty().get())).isEqualTo("1 Änderung wartet, sicher auf diesem Gerät.");
    }

    private void submit(String id, String title) {
        desk.client.submit(Change.put(new RecordKey("task", id), Map.of("title", FieldValue.of(title)))).join();
    }

    private List<DeliveryRow.Item> items() {
        return model.rows().stream().filter(DeliveryRow.Item.class::isInstance).map(DeliveryRow.Item.class::cast).toList();
    }

    private void queueTask() {
        desk.client.submit(task()).join();
        desk.await("the change in the panel", () -> !model.rows().isEmpty() && itemNow().what().contains("Buy milk"));
    }

    private static Change task() {
        return Change.put(TASK, Map.of("title", FieldValue.of("Buy milk")));
    }

    private static Change message(String body) {
        return Change.send(MESSAGE, Map.of("conversation", FieldValue.of("c1"), "body", FieldValue.of(body)));
    }

    private DeliveryRow.Item item() {
        return desk.call(this::itemNow);
    }

    private DeliveryRow.Item itemNow() {
        return model.rows().stream().filter(DeliveryRow.Item.class::isInstance).map(DeliveryRow.Item.class::cast).findFirst()
                .orElseThrow();
    }
}

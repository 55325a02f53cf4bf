package org.outboxfx.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.outbox.Stage;
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
        assertThat(item.actions()).containsExactly(DeliveryAction.CANCEL);
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

        desk.run(() -> model.act(itemNow(), DeliveryAction.CANCEL));

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
        desk.run(() -> model.act(itemNow(), DeliveryAction.TAKE_BACK));

        desk.await("the draft", () -> itemNow().state().equals("Draft"));
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

        desk.run(() -> model.act(itemNow(), DeliveryAction.CANCEL));
        desk.await("no story without its change", () -> model.storyProperty().get() == null);
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

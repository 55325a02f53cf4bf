package org.outboxfx.app.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.activity.ActivityFilter.Span;
import org.outboxfx.app.activity.ActivityFilter.Subject;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.app.fx.PagedRows;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Agent;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ActivityViewModelTest {

    private static final RecordKey MILK = new RecordKey("task", "t1");
    private static final RecordKey BREAD = new RecordKey("task", "t2");

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private ActivityViewModel model;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder);
        model = desk.call(() -> new ActivityViewModel(desk.desk()));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatHappenedIsSaidNewestFirstWithItsDay() {
        add(MILK, "Buy milk");
        desk.clock.advance(Duration.ofDays(1));
        OutboxEntry bread = add(BREAD, "Buy bread");
        desk.client.cancel(bread.opId()).join();

        look();

        desk.await("the rows", () -> !model.rows().isEmpty());
        assertThat(sentences()).startsWith("Taken back before it was sent").endsWith("Written, and safe on this device");
        assertThat(items()).extracting(ActivityRow.Item::day).first().isEqualTo("Today");
        assertThat(items()).extracting(ActivityRow.Item::day).contains("Yesterday").containsOnlyOnce("Today");
        assertThat(items().getLast().what()).isEqualTo("Add task “Buy milk”");
        assertThat(items().getFirst().what()).as("nothing is known any more of what was never sent").isEqualTo("Add a task");
    }

    @Test
    void nothingIsReadWhileNobodyLooksAndWhatHappensMeanwhileIsThereAfterwards() {
        add(MILK, "Buy milk");

        assertThat(desk.call(() -> model.rows().size())).isZero();
        look();
        desk.await("the rows", () -> !model.rows().isEmpty());
        add(BREAD, "Buy bread");

        desk.await("the new row", () -> itemsNow().getFirst().what().contains("Buy bread"));
    }

    @Test
    void whoLooksAtOlderRowsIsToldOfNewOnesAndNotDisturbed() {
        desk.client.submitAll(IntStream.range(0, 150)
                .mapToObj(number -> Change.put(new RecordKey("task", "n" + number),
                        Map.of("title", FieldValue.of("Task " + number))))
                .toList()).join();
        look();
        desk.await("the first page", () -> model.rows().size() > Pages.ROWS);
        var first = items().getFirst();
        scroll();

        add(MILK, "Buy milk");

        desk.await("the news", () -> model.newerProperty().get());
        assertThat(items().getFirst()).isEqualTo(first);
        desk.run(model::restart);
        desk.await("the new row", () -> itemsNow().getFirst().what().contains("Buy milk") && !model.newerProperty().get());
    }

    @Test
    void manyRowsAreReadPageByPageAndLetGoAgain() {
        desk.client.submitAll(IntStream.range(0, 1_000)
                .mapToObj(number -> Change.put(new RecordKey("task", "n" + number),
                        Map.of("title", FieldValue.of("Task " + number))))
                .toList()).join();
        look();
        desk.await("the first page", () -> model.rows().size() == Pages.ROWS + 1);

        scroll();

        var sequences = desk.call(() -> IntStream.range(0, Pages.ROWS).mapToObj(model.rows()::get).toList());
        assertThat(desk.call(() -> ((PagedRows<?, ?>) model.rows()).loaded().size())).isLessThanOrEqualTo(8 * Pages.ROWS);
        desk.await("the first page again", () -> itemsNow().getFirst().sequence() == newest());
        assertThat(sequences).hasSize(Pages.ROWS);
        assertThat(desk.call(() -> model.rows().size())).isEqualTo((int) newest());
    }

    @Test
    void rowsAreFilteredByTimeOutcomeTagRecordAndAgentTask() {
        add(MILK, "Buy milk");
        desk.clock.advance(Duration.ofDays(40));
        desk.client.submit(change(BREAD, "Buy bread").withAgent(new Agent("shopping", "Mara"))).join();
        look();
        desk.await("the rows", () -> !model.rows().isEmpty());

        filter(ActivityFilter.ALL.within(Span.MONTH));
        desk.await("this month", () -> sentencesNow().contains("Waited too long to be sent unasked; it is kept")
                && itemsNow().stream().noneMatch(item -> item.what().contains("milk") && item.sentence().startsWith("Written")));
        filter(ActivityFilter.ALL.within(Span.DAYS).between(null, desk.call(() -> desk.desk().today().minusDays(1))));
        desk.await("before today", () -> all("milk") && model.rows().size() > 0);
        filter(ActivityFilter.ALL.about(new Subject(MILK, "Buy milk")));
        desk.await("the milk", () -> all("milk") && model.rows().size() > 0);
        filter(ActivityFilter.ALL.byAgent("shopping"));
        desk.await("the agent's", () -> all("bread") && model.rows().size() > 0);
        assertThat(items().getFirst().agent()).isEqualTo("Queued by the agent task “shopping”, authorised by Mara");
        filter(ActivityFilter.ALL.with(Outcome.EXPIRED));
        desk.await("what expired",
                () -> all("milk") && sentencesNow().equals(List.of("Waited too long to be sent unasked; it is kept")));
        filter(ActivityFilter.ALL.tagged("another"));
        desk.await("nothing", () -> model.rows().isEmpty());
        assertThat(desk.call(() -> List.copyOf(model.choices().tags()))).containsExactly("outbox");
        assertThat(desk.call(() -> List.copyOf(model.choices().agentTasks()))).containsExactly("shopping");
    }

    @Test
    void recordsAreFoundByWhatTheyAreCalled() {
        add(MILK, "Buy milk");
        add(BREAD, "Buy bread");

        assertThat(model.choices().subjects(" milk").join()).containsExactly(new Subject(MILK, "Buy milk"));
    }

    @Test
    void theTimelineTellsTheLifeOfAChangeAndItsContentIsErasedOnlyOnceItIsOver() {
        OutboxEntry milk = add(MILK, "Buy milk");
        desk.run(() -> model.life().open(milk.number()));
        desk.await("the timeline", () -> model.life().timelineProperty().get() != null);
        Timeline before = timeline();
        assertThat(before.what()).isEqualTo("Add task “Buy milk”");
        assertThat(before.steps()).extracting(Timeline.Step::sentence).containsExactly("Written, and safe on this device");
        assertThat(before.facts()).contains(new Timeline.Fact("Sets", "Title"), new Timeline.Fact("Tag", "outbox"));
        assertThat(before.content()).isEqualTo(new Timeline.Content.Needed());

        desk.client.cancel(milk.opId()).join();
        desk.await("the end", () -> timelineNow().content() instanceof Timeline.Content.Erasable);
        desk.run(() -> model.life().erase((Timeline.Content.Erasable) timelineNow().content()));

        desk.await("the erasing", () -> timelineNow().content().equals(new Timeline.Content.Erased()));
        assertThat(desk.said).containsExactly("The content was erased. The evidence of it stays, and stays valid.");
        desk.run(model.inspection()::verify);
        desk.await("the verdict", () -> verdict().tone() == Verdict.Tone.GOOD);
    }

    @Test
    void withoutTheServerAnIntactChainIsSaidToBeSoAsFarAsIsKnown() {
        add(MILK, "Buy milk");

        desk.run(model.inspection()::verify);

        desk.await("the verdict", () -> verdict().tone() == Verdict.Tone.GOOD);
        assertThat(desk.call(() -> verdict().summary())).startsWith("The evidence is intact: ")
                .endsWith("The server could not be asked whether it has seen more; verify again when you are online.");
    }

    @Test
    void whatWasTamperedWithIsNamed() {
        add(MILK, "Buy milk");
        add(BREAD, "Buy bread");
        desk.client.database().inTransaction(tx -> tx.update("update evidence set agent_task = 'x' where sequence = 1"));
        desk.client.database().inTransaction(tx -> tx.update("delete from evidence where sequence = 2"));

        desk.run(model.inspection()::verify);

        desk.await("the verdict", () -> verdict().tone() == Verdict.Tone.BAD);
        assertThat(desk.call(() -> verdict().details())).contains("Row 1 was altered.");
        assertThat(desk.call(() -> verdict().summary())).contains("not as ").contains("The server could not be asked");
    }

    @Test
    void allOfItIsExportedAndAFileThatCannotBeWrittenIsSaidInWords() throws Exception {
        add(MILK, "Buy milk");
        Path file = folder.resolve("activity.jsonl");

        desk.run(() -> model.inspection().exportTo(file));
        desk.await("the file", () -> verdict().tone() == Verdict.Tone.GOOD);

        assertThat(Files.readAllLines(file)).hasSize((int) newest()).allMatch(line -> line.startsWith("{\"form\":1"));
        assertThat(desk.call(() -> verdict().summary())).contains("activity.jsonl");
        desk.run(() -> model.inspection().exportTo(folder.resolve("missing/activity.jsonl")));
        desk.await("the failure", () -> verdict().tone() == Verdict.Tone.BAD);
        assertThat(desk.call(() -> verdict().summary()))
                .startsWith("The evidence was not written, and nothing there was changed. There is no ");
    }

    private OutboxEntry add(RecordKey key, String title) {
        return desk.client.submit(change(key, title)).join();
    }

    private static Change change(RecordKey key, String title) {
        return Change.put(key, Map.of("title", FieldValue.of(title)));
    }

    private void look() {
        desk.run(() -> model.lookingProperty().set(true));
    }

    /** To the end, as someone does who holds the page-down key. */
    private void scroll() {
        desk.await("the end", () -> {
            int last = model.rows().size() - 1;
            return model.rows().get(last) instanceof ActivityRow.Item item && item.sequence() == 1;
        });
    }

    private long newest() {
        return desk.client.evidence().page(EvidenceFilter.all(), Long.MAX_VALUE, 1).join().getFirst().sequence();
    }

    private void filter(ActivityFilter filter) {
        desk.run(() -> model.filterProperty().set(filter));
    }

    private boolean all(String word) {
        return itemsNow().stream().allMatch(item -> item.what().contains(word));
    }

    private List<ActivityRow.Item> items() {
        return desk.call(this::itemsNow);
    }

    private List<ActivityRow.Item> itemsNow() {
        return model.rows().stream().filter(ActivityRow.Item.class::isInstance).map(ActivityRow.Item.class::cast).toList();
    }

    private List<String> sentences() {
        return desk.call(this::sentencesNow);
    }

    private List<String> sentencesNow() {
        return itemsNow().stream().map(ActivityRow.Item::sentence).toList();
    }

    private Timeline timeline() {
        return desk.call(this::timelineNow);
    }

    private Timeline timelineNow() {
        return Objects.requireNonNull(model.life().timelineProperty().get());
    }

    private Verdict verdict() {
        return Objects.requireNonNull(model.inspection().verdictProperty().get());
    }
}

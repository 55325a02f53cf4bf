package org.outboxfx.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.app.fx.PagedRows;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** The rows as a list: what it tells its listeners must be what happened. */
class PagedRowsTest {

    private final List<PageKey> wanted = new ArrayList<>();
    private final PagedRows<PageKey, DeliveryRow> rows = new PagedRows<>(Layout.EMPTY, wanted::add);
    /** What a listener that knows only the changes believes the rows to be. */
    private final List<DeliveryRow> mirror = new ArrayList<>();

    private final OutboxEntry entry;

    PagedRowsTest(@TempDir Path folder) {
        try (var desk = new OfflineDesk(folder)) {
            entry = desk.client.submit(Change.put(new RecordKey("task", "t1"), Map.of("title", FieldValue.of("Buy milk"))))
                    .join();
        }
        rows.addListener((ListChangeListener<DeliveryRow>) change -> {
            while (change.next()) {
                for (int gone = 0; gone < change.getRemovedSize(); gone++) {
                    mirror.remove(change.getFrom());
                }
                for (int at = change.getFrom(); at < change.getTo(); at++) {
                    mirror.add(at, rows.get(at));
                }
            }
        });
    }

    @Test
    void listenersSeeWhatIsThereWhateverIsShownNext() {
        show(Map.of(Stage.QUEUED, 3L), Map.of());
        show(Map.of(Stage.QUEUED, 3L), Map.of(new PageKey(Stage.QUEUED, 0), items("a", "b", "c")));
        show(Map.of(Stage.QUEUED, 4L, Stage.SENT, 1L), Map.of(new PageKey(Stage.QUEUED, 0), items("n", "a", "b", "c")));
        show(Map.of(Stage.SENT, 5L), Map.of(new PageKey(Stage.SENT, 0), items("n", "a", "b", "c", "s")));
        show(Map.of(Stage.NEEDS_YOU, 1L), Map.of());
        show(Map.of(), Map.of());
        assertThat(rows).isEmpty();
    }

    @Test
    void lookingAtARowAsksForItsPageOnly() {
        rows.show(Layout.of(DeliveryPage.GROUPS, Map.of(Stage.QUEUED, 100_000L), null), Map.of());

        assertThat(rows).hasSize(100_001);
        wanted.clear();
        assertThat(rows.get(90_061)).isEqualTo(new DeliveryRow.Blank(Stage.QUEUED, 90_060));

        assertThat(wanted).containsExactly(new PageKey(Stage.QUEUED, 1_501));
    }

    @Test
    void oneGroupAloneHasItsOwnHeadingOnly() {
        rows.show(Layout.of(DeliveryPage.GROUPS, Map.of(Stage.QUEUED, 2L, Stage.SENT, 3L), Stage.SENT), Map.of());

        assertThat(rows).hasSize(4).first().isEqualTo(new DeliveryRow.Heading(Stage.SENT, 3));
    }

    private void show(Map<Stage, Long> counts, Map<PageKey, List<DeliveryRow.Item>> pages) {
        rows.show(Layout.of(DeliveryPage.GROUPS, counts, null), pages);

        assertThat(mirror).isEqualTo(IntStream.range(0, rows.size()).mapToObj(rows::get).toList());
    }

    private List<DeliveryRow.Item> items(String... names) {
        return Stream.of(names)
                .map(name -> new DeliveryRow.Item(entry, Tick.QUEUED, name, "Queued", "", "", null, null, Set.of()))
                .toList();
    }
}

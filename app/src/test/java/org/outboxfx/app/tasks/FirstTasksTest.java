package org.outboxfx.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.app.desk.Position;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** A window over more tasks than its first look at them brings. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FirstTasksTest {

    private static final int TASKS = 300;
    private static final String LIST = "garden";

    @TempDir
    Path folder;

    private OfflineDesk desk;

    @BeforeEach
    void fillADatabaseWhoseLastTaskIsInAList() {
        desk = new OfflineDesk(folder);
        var changes = new ArrayList<Change>();
        changes.add(Change.put(new RecordKey(TaskBook.LIST_TYPE, LIST), Map.of("title", FieldValue.of("Garden"))));
        for (int number = 0; number < TASKS; number++) {
            changes.add(Change.put(new RecordKey(Task.TYPE, OutboxClient.newId()),
                    Map.of("title", FieldValue.of("Task " + number), "position",
                            FieldValue.of(Position.newest(OfflineDesk.START, number)), "list",
                            FieldValue.of(number == TASKS - 1 ? LIST : ""))));
        }
        desk.client.submitAll(changes).join();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** What a window showed when it came to know more. */
    private record Look(Known known, int rows, int number, String first) {

        static Look at(TasksViewModel model) {
            return new Look(model.knownProperty().get(), model.rows().size(), model.shelves().getFirst().open(),
                    ((Task) model.rows().getFirst()).title());
        }
    }

    @Test
    void theFirstAreShownWithoutNumbersAndThenAll() {
        var looks = new CopyOnWriteArrayList<Look>();

        var model = desk.call(() -> {
            var made = new TasksViewModel(desk.desk());
            assertThat(made.knownProperty().get()).isEqualTo(Known.NONE);
            made.knownProperty().addListener((_, _, _) -> looks.add(Look.at(made)));
            return made;
        });

        desk.await("all tasks", () -> model.knownProperty().get() == Known.ALL);
        assertThat(looks).containsExactly(new Look(Known.FIRST, 200, 0, "Task 0"),
                new Look(Known.ALL, TASKS - 1, TASKS - 1, "Task 0"));
    }

    @Test
    void aListThatIsDeletedBeforeAllAreKnownLeavesNoTaskBehind() {
        var model = desk.call(() -> {
            var made = new TasksViewModel(desk.desk());
            made.deleteList(LIST);
            return made;
        });

        desk.await("all tasks in the inbox", () -> model.rows().size() == TASKS);
        assertThat(desk.call(() -> List.copyOf(model.shelves())))
                .noneMatch(shelf -> shelf.filter().equals(TaskFilter.ofList(LIST)));
    }
}

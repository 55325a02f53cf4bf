package org.outboxfx.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.record.Record;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ExchangeViewModelsTest {

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private ImportViewModel imports;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder.resolve("device"));
        imports = desk.call(() -> new ImportViewModel(desk.desk()));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aFileIsLookedAtBeforeAnythingIsChanged() throws IOException {
        Path file = write("todo.txt", "Buy milk +Shop\n2026-02-30 Water\n");

        desk.call(() -> imports.preview(file)).join();

        desk.await("the plan", () -> imports.reportProperty().get() != null);
        assertThat(desk.call(() -> imports.reportProperty().get())).isEqualTo(new ImportReport("todo.txt",
                ImportReport.Stage.PLANNED, 1, 0, 1,
                List.of(new TaskLine.Malformed(2, TaskLine.Fault.NO_SUCH_DATE, "2026-02-30")), List.of()));
        assertThat(titles()).isEmpty();

        desk.call(imports::confirm).join();

        assertThat(titles()).containsExactly("Buy milk");
        desk.await("the report", () -> imports.reportProperty().get().stage() == ImportReport.Stage.DONE);
    }

    @Test
    void anImportOfManyChunksIsUndoneInOneStep() throws IOException {
        Path file = write("todo.txt", "Task\n".repeat(TaskFiles.CHUNK * 2 + 1));
        desk.call(() -> imports.importFile(file)).join();
        assertThat(titles()).hasSize(TaskFiles.CHUNK * 2 + 1);
        desk.await("its step", () -> desk.history().undoNameProperty().get().equals("import of todo.txt"));

        desk.run(desk.history()::undo);

        desk.await("nothing left", () -> titles().isEmpty());
        desk.run(desk.history()::redo);
        desk.await("all again", () -> titles().size() == TaskFiles.CHUNK * 2 + 1);
    }

    @Test
    void whatIsExportedAndImportedAgainIsAllThereAlready() throws IOException {
        desk.call(() -> imports.importFile(write("todo.txt",
                "(A) 2026-11-02 Call Bob +Field-work @phone due:2026-12-04 time:09:00\nx 2026-11-08 2026-11-02 Pump up pri:B\n")))
                .join();
        var exports = desk.call(() -> new ExportViewModel(desk.desk()));
        for (FileFormat format : FileFormat.values()) {
            Path file = folder.resolve("out." + format.ending());

            assertThat(desk.call(() -> exports.exportTo(file)).join()).isEqualTo(2);

            var report = desk.call(() -> imports.importFile(file)).join();
            assertThat(List.of(report.added(), report.alreadyHere())).as(format.name()).containsExactly(0, 2);
        }
        desk.await("the sentence", () -> desk.said.contains("2 tasks are in out.csv."));
    }

    @Test
    void aTaskHasTheSameUidInEachCalendarFile() throws IOException {
        desk.call(() -> imports.importFile(write("todo.txt", "Call Bob\nPump up\n"))).join();
        var exports = desk.call(() -> new ExportViewModel(desk.desk()));

        desk.call(() -> exports.exportTo(folder.resolve("one.ics"))).join();
        desk.call(() -> exports.exportTo(folder.resolve("two.ics"))).join();

        assertThat(uids("one.ics")).hasSize(2).doesNotHaveDuplicates().isEqualTo(uids("two.ics"));
    }

    private List<String> uids(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name)).stream().filter(line -> line.startsWith("UID:")).toList();
    }

    @Test
    void whereNothingCanBeWrittenTheOldFileStays() throws IOException {
        Path file = write("out.txt", "precious");
        Files.createDirectory(folder.resolve("out.txt.part"));

        var exported = desk.call(() -> new ExportViewModel(desk.desk()).exportTo(file));

        desk.await("the reason", () -> desk.said.stream()
                .anyMatch(said -> said.contains("“out.txt” was not written; what was there is as it was.")));
        assertThat(exported).isCompletedExceptionally();
        assertThat(file).hasContent("precious");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> titles() {
        return desk.client.records("task").join().stream().filter(task -> !task.isDeleted())
                .map((Record task) -> task.text("title", "")).toList();
    }
}

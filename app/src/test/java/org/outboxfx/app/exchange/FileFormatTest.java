package org.outboxfx.app.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files as other programs write them, and what is written here read again. */
class FileFormatTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"tasks.ics, ICALENDAR", "Tasks.ICS, ICALENDAR", "a.b.csv, CSV", "todo.txt, TODO_TXT", "notes, TODO_TXT"})
    void theNameTellsTheFormat(String name, FileFormat format) {
        assertThat(FileFormat.of(Path.of("/somewhere", name))).isEqualTo(format);
    }

    @Test
    void thunderbirdsTasksAreRead() throws IOException {
        assertThat(read("thunderbird.ics")).containsExactly(
                new TaskLine.Task(22, new FileTask("Call the roofer about the gutter",
                        "Ask for two offers, and whether\nthey take the old one away.", false, "2026-11-24T10:30", "A", "",
                        List.of("Phone", "Errands"), "2026-11-02", "")),
                new TaskLine.Task(35, new FileTask("Pump up the tyres", "", true, "", "", "", List.of(), "2026-10-30",
                        "2026-11-08")),
                new TaskLine.Task(44, new FileTask("Water the plants", "", false, "2026-11-22", "", "", List.of(), "2026-11-01",
                        "")),
                new TaskLine.Remark(44, TaskLine.Fault.REPEATS, "Water the plants"));
    }

    @Test
    void nextcloudsTasksAreReadIntoTheListTheirCalendarIsNamedAfter() throws IOException {
        assertThat(read("nextcloud-tasks.ics")).containsExactly(
                new TaskLine.Task(5, new FileTask(
                        "Replace the battery of rain gauge 4, the one that stands behind the hut and wobbles", "", false,
                        "2026-11-30", "B", "Field work", List.of("ridge"), "2026-11-10", "")),
                new TaskLine.Task(18, new FileTask("Schlüssel beim Hüttenwart holen", "", false, "2026-11-29T16:00", "C",
                        "Field work", List.of(), "2026-11-11", "")),
                new TaskLine.Malformed(27, TaskLine.Fault.NO_DESCRIPTION, "VTODO"));
    }

    @Test
    void applesRemindersAreReadWithTheirTimesInOnesOwnZone() throws IOException {
        assertThat(read("apple-reminders.ics")).containsExactly(
                new TaskLine.Task(9, new FileTask("Brot und Käse", "", false, "", "", "Einkaufen", List.of(), "2026-11-14", "")),
                new TaskLine.Task(17, new FileTask("Kuchen abholen", "", false, "2026-11-21T17:30", "A", "Einkaufen", List.of(),
                        "2026-11-15", "")),
                new TaskLine.Task(32, new FileTask("Batterien", "", true, "", "", "Einkaufen", List.of(), "2026-11-12",
                        "2026-11-13")));
    }

    @Test
    void todoistsTasksAreReadWithSectionsAsListsAndCommentsAsNotes() throws IOException {
        assertThat(read("todoist.csv")).containsExactly(
                new TaskLine.Task(3, new FileTask("Renew passport",
                        "Bring the old one and a photo\n\nThe office opens at 8, the queue is short until 9.", false,
                        "2026-12-04", "A", "", List.of("errands"), "", "")),
                new TaskLine.Task(7, new FileTask("Replace the battery, gauge 4", "", false, "2026-11-30T09:00", "",
                        "Field work", List.of(), "", "")),
                new TaskLine.Task(8, new FileTask("Water the \"balcony\" plants", "", false, "", "C", "Field work", List.of(),
                        "", "")),
                new TaskLine.Remark(8, TaskLine.Fault.DUE_NOT_A_DATE, "every day"),
                new TaskLine.Malformed(9, TaskLine.Fault.NO_DESCRIPTION, "task, , A row without a title, 4, 1, Ma…"));
    }

    @Test
    void aGermanSpreadsheetIsReadWithItsSemicolonsAndItsDates() throws IOException {
        assertThat(read("spreadsheet-german.csv")).containsExactly(
                new TaskLine.Task(2, new FileTask("Steuerbelege sortieren", "zwei Zeilen\nmit Umbruch", false, "2026-12-20", "A",
                        "Steuern", List.of(), "", "")),
                new TaskLine.Task(4, new FileTask("Leiter zurückgeben", "", true, "", "", "", List.of(), "", "")));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAgain(FileFormat format) {
        var tasks = List.of(
                new FileTask("Call Bob; then, maybe, \"Ann\"", "", false, "2026-11-27T09:00", "A", "Work",
                        List.of("phone", "bob"),
                        "2026-11-02", ""),
                new FileTask("Grüße senden 🌧", "", true, "2026-12-04", "B", "", List.of(), "2026-11-02", "2026-11-08"),
                new FileTask("x marks the spot", "", false, "", "", "", List.of(), "2026-11-02", ""),
                new FileTask("a".repeat(200), "", false, "", "C", "Work", List.of(), "2026-11-02", ""));

        assertThat(format.read(format.write(tasks, ZONE), ZONE)).extracting(line -> ((TaskLine.Task) line).task())
                .containsExactlyElementsOf(tasks);
    }

    @ParameterizedTest
    @EnumSource(names = {"ICALENDAR", "CSV"})
    void notesKeepTheirLines(FileFormat format) {
        var task = new FileTask("Roofer", "Two offers,\n\"old\" one; gone\n\\o/", false, "", "", "Field work", List.of(), "", "");

        assertThat(format.read(format.write(List.of(task), ZONE), ZONE)).extracting(line -> ((TaskLine.Task) line).task())
                .containsExactly(task);
        assertThat(format.loses(task)).isFalse();
        assertThat(FileFormat.TODO_TXT.loses(task)).isTrue();
    }

    @Test
    void aFileOfAnotherKindIsToldAtItsFirstLine() {
        byte[] other = "Dear Ann,\nthe rain gauge is back.\n".getBytes(UTF_8);

        assertThat(FileFormat.CSV.read(other, ZONE))
                .containsExactly(new TaskLine.Malformed(1, TaskLine.Fault.NO_TITLE_COLUMN, "Dear Ann,"));
        assertThat(FileFormat.ICALENDAR.read(other, ZONE))
                .contains(new TaskLine.Malformed(1, TaskLine.Fault.NOT_ICALENDAR, "Dear Ann,"));
    }

    @Test
    void aTableThatBreaksOffGivesItsWholeRows() {
        assertThat(FileFormat.CSV.read("title,notes\nOne,a\nTwo,\"b\n".getBytes(UTF_8), ZONE)).satisfiesExactly(
                line -> assertThat(((TaskLine.Task) line).task().title()).isEqualTo("One"),
                line -> assertThat(line).isInstanceOfSatisfying(TaskLine.Malformed.class,
                        fault -> assertThat(fault.fault()).isEqualTo(TaskLine.Fault.NOT_CSV)));
    }

    private static List<TaskLine> read(String name) throws IOException {
        try (var file = Objects.requireNonNull(FileFormatTest.class.getResourceAsStream(name), name)) {
            return FileFormat.of(Path.of(name)).read(file.readAllBytes(), ZONE);
        }
    }
}

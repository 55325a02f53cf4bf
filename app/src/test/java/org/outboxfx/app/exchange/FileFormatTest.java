package org.outboxfx.app.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables and calendars read, and what is written here read again. */
class FileFormatTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"tasks.ics, ICALENDAR", "Tasks.ICS, ICALENDAR", "a.b.csv, CSV", "todo.txt, TODO_TXT", "notes, TODO_TXT"})
    void theNameTellsTheFormat(String name, FileFormat format) {
        assertThat(FileFormat.of(Path.of("/somewhere", name))).isEqualTo(format);
    }

    @Test
    void aTaskWithoutATitleIsTold() {
        assertThat(FileFormat.ICALENDAR.read("""
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                SUMMARY:Supper
                END:VEVENT
                BEGIN:VTODO
                SUMMARY:
                END:VTODO
                END:VCALENDAR
                """.getBytes(UTF_8), ZONE)).containsExactly(
                new TaskLine.Malformed(6, TaskLine.Fault.NO_DESCRIPTION, "VTODO"),
                new TaskLine.Remark(1, TaskLine.Fault.NO_PLACE, "VEVENT"));
    }

    @Test
    void aZoneThatNobodyKnowsIsTold() {
        assertThat(FileFormat.ICALENDAR.read("""
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VTODO
                SUMMARY:Ride
                DUE;TZID=Middle/Earth:20261204T103000
                END:VTODO
                BEGIN:VTODO
                SUMMARY:Sail
                DUE;TZID=Europe/Lisbon:20261204T103000
                PRIORITY:high
                END:VTODO
                END:VCALENDAR
                """.getBytes(UTF_8), ZONE)).containsExactlyInAnyOrder(
                new TaskLine.Task(3, new FileTask("Ride", "", false, "2026-12-04T10:30", "", "", List.of(), "", "")),
                new TaskLine.Remark(5, TaskLine.Fault.NO_SUCH_ZONE, "Middle/Earth"),
                new TaskLine.Task(7, new FileTask("Sail", "", false, "2026-12-04T11:30", "", "", List.of(), "", "")),
                new TaskLine.Remark(10, TaskLine.Fault.NOT_ICALENDAR, "PRIORITY:high"));
    }

    @Test
    void todoistsColumnsAreReadWithSectionsAsListsAndCommentsAsNotes() {
        assertThat(FileFormat.CSV.read("""
                \uFEFFTYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,DATE
                meta,view_style=list,,,,,
                task,Renew passport @errands,Bring a photo,1,1,Mara (1234567),2026-12-04
                note,"The office opens at 8, the queue is short until 9.",,,,Mara (1234567),
                ,,,,,,
                section,Field work,,,,,
                task,"Replace the battery, gauge 4",,4,1,Mara (1234567),2026-11-30 09:00
                task,"Water the ""balcony"" plants",,3,2,Mara (1234567),every day
                task,,A row without a title,4,1,Mara (1234567),
                """.getBytes(UTF_8), ZONE)).containsExactly(
                new TaskLine.Remark(1, TaskLine.Fault.NO_PLACE, "INDENT"),
                new TaskLine.Remark(1, TaskLine.Fault.NO_PLACE, "AUTHOR"),
                new TaskLine.Task(3, new FileTask("Renew passport",
                        "Bring a photo\n\nThe office opens at 8, the queue is short until 9.", false, "2026-12-04", "A", "",
                        List.of("errands"), "", "")),
                new TaskLine.Task(7, new FileTask("Replace the battery, gauge 4", "", false, "2026-11-30T09:00", "",
                        "Field work", List.of(), "", "")),
                new TaskLine.Task(8, new FileTask("Water the \"balcony\" plants", "", false, "", "C", "Field work", List.of(),
                        "", "")),
                new TaskLine.Remark(8, TaskLine.Fault.DUE_NOT_A_DATE, "every day"),
                new TaskLine.Malformed(9, TaskLine.Fault.NO_DESCRIPTION, "task, , A row without a title, 4, 1, Ma…"));
    }

    @Test
    void wordsOfAGermanTableAreUnderstood() {
        assertThat(FileFormat.CSV.read("Titel;Priorität;Erledigt\nSteuer;hoch;nein\nLeiter;egal;ja\n".getBytes(UTF_8), ZONE))
                .containsExactly(
                        new TaskLine.Task(2, new FileTask("Steuer", "", false, "", "A", "", List.of(), "", "")),
                        new TaskLine.Task(3, new FileTask("Leiter", "", true, "", "", "", List.of(), "", "")),
                        new TaskLine.Remark(3, TaskLine.Fault.NO_PLACE, "egal"));
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
}

package org.outboxfx.app.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TodoTxtTest {

    @Test
    void aFullLineGivesAllItsParts() {
        assertThat(read("(A) 2026-11-02 Renew passport +Lisbon @errands @town due:2026-12-04 fee:37")).containsExactly(
                new TaskLine.Task(1, new FileTask("Renew passport fee:37", "", false, "2026-12-04", "A", "Lisbon",
                        List.of("errands", "town"), "2026-11-02", "")));
    }

    @Test
    void ofADoneTaskTheFirstDateIsTheDayItWasDone() {
        assertThat(read("x 2026-11-08 2026-10-30 Pump up the tyres pri:B")).containsExactly(
                new TaskLine.Task(1, new FileTask("Pump up the tyres", "", true, "", "B", "", List.of(), "2026-10-30",
                        "2026-11-08")));
    }

    @Test
    void ofSeveralProjectsTheFirstIsTheListAgainWhenItIsWritten() {
        var task = ((TaskLine.Task) read("2026-11-02 Cake +Family +Birthday @town").getFirst()).task();

        assertThat(task.list()).isEqualTo("Family");
        assertThat(new String(TodoTxt.write(List.of(task)), UTF_8)).isEqualTo("2026-11-02 +Family Cake +Birthday @town\n");
    }

    @Test
    void marksOutOfPlaceAreWords() {
        assertThat(read("xylophone practice\nCall (A) Bob\nmail me@home.org +"))
                .extracting(line -> ((TaskLine.Task) line).task().title())
                .containsExactly("xylophone practice", "Call (A) Bob", "mail me@home.org +");
    }

    @Test
    void blankLinesAreSkippedButCounted() {
        assertThat(read("\uFEFFfirst\r\n\r\n   \r\nfourth\r\n")).extracting(TaskLine::number).containsExactly(1, 4);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30 Water the plants, NO_SUCH_DATE, 2026-02-30",
            "x 2026-11-08 2026-13-01 Water, NO_SUCH_DATE, 2026-13-01",
            "Water due:tomorrow, DUE_NOT_A_DATE, due:tomorrow", "Water due:2026-11-31, DUE_NOT_A_DATE, due:2026-11-31",
            "(B) 2026-11-01 +Garden @home, NO_DESCRIPTION, +Garden @home"})
    void aMalformedLineIsReportedWithWhatWasFound(String line, TaskLine.Fault fault, String found) {
        assertThat(read("fine\n" + line + "\nfine too")).contains(new TaskLine.Malformed(2, fault, found)).hasSize(3);
    }

    @Test
    void bytesThatAreNoTextAreReportedLineByLine() {
        byte[] file = "Gr\u00fc\u00dfe\nplain\nbe\u0007ll".getBytes(ISO_8859_1);

        assertThat(TodoTxt.read(file)).satisfiesExactly(
                line -> assertThat(((TaskLine.Malformed) line).fault()).isEqualTo(TaskLine.Fault.NOT_UTF_8),
                line -> assertThat(line).isInstanceOf(TaskLine.Task.class),
                line -> assertThat(((TaskLine.Malformed) line).fault()).isEqualTo(TaskLine.Fault.CONTROL_CHARACTER));
    }

    @Test
    void aLineMayBeAsLongAsTheBoundAndNotLonger() {
        assertThat(read("a".repeat(TodoTxt.MAX_LINE)).getFirst()).isInstanceOf(TaskLine.Task.class);
        assertThat(read("a".repeat(TodoTxt.MAX_LINE + 1)).getFirst()).isInstanceOfSatisfying(TaskLine.Malformed.class,
                line -> assertThat(line.fault()).isEqualTo(TaskLine.Fault.TOO_LONG));
    }

    @Test
    void theSampleIsWellFormedAndRepeatsNothing() throws IOException {
        var lines = TodoTxt.read(Files.readAllBytes(Path.of("../assets/sample-todo.txt")));

        assertThat(lines).hasSizeGreaterThanOrEqualTo(300).allMatch(TaskLine.Task.class::isInstance);
        assertThat(new HashSet<>(lines.stream().map(line -> ((TaskLine.Task) line).task().title()).toList()))
                .hasSameSizeAs(lines);
    }

    private static List<TaskLine> read(String text) {
        return TodoTxt.read(text.getBytes(UTF_8));
    }
}

package org.outboxfx.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.app.exchange.TaskLine.Fault.CANCELLED;
import static org.outboxfx.app.exchange.TaskLine.Fault.NO_PLACE;
import static org.outboxfx.app.exchange.TaskLine.Fault.REPEATS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other programs made: what they mean is read, written in the same format and read again. */
class MadeElsewhereTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String TODAY = "2026-12-01";
    private static final String HOUSE = "Haus & Garten";
    private static final String NOTES = "Zwei Angebote einholen, und fragen,\nob sie die alte \"Rinne\" mitnehmen; sonst:\n\n\\o/ ☔";
    /** The same as todoman writes what it reads line by line. */
    private static final String PARTED = NOTES.replace("\n", "\n\n");

    @Test
    void todoTxtsTasksAreRead() throws IOException {
        assertThat(read("todotxt-cli.txt")).containsExactly(
                task(1, "Dachdecker wegen der Regenrinne anrufen").due("2026-12-04").priority("A").list("Haus")
                        .contexts("Telefon").line(),
                task(2, "Geschenk für Jürgen besorgen 🎁 +Geburtstag").due("2026-11-28").priority("C").list("Familie")
                        .contexts("Stadt", "Internet").line(),
                task(3, "Read \"Dune\", chapters 3, 4 and 5 t:2026-11-20 rec:1w").list("Reading").line(),
                task(4, "Reifen aufpumpen").created("").done(TODAY).list("Haus").line(),
                task(5, "Milch, Brot & Käse").done(TODAY).list("Einkauf").contexts("Supermarkt").line(),
                task(6, "Meet Ann at 10:30, see https://example.org/a?b=c#d").due("2026-12-05").contexts("Office").line(),
                task(7, "Steuerbelege sortieren").due("2026-12-20").priority("D").list("Steuern").line(),
                task(8, "Zahnarzttermin").list("Gesundheit").contexts("Telefon").line(),
                task(9, "x marks the spot").list("Treasure").line());
    }

    @Test
    void todomansTasksAreRead() throws IOException {
        assertThat(read("todoman-summer.ics"))
                .containsExactly(task(4, "Read the gauges in summer time").due("2026-07-01T09:00").line());
        assertThat(read("todoman-cancelled.ics")).containsExactly(task(4, "Visit the museum").done("").line(),
                new TaskLine.Remark(4, CANCELLED, "Visit the museum"));
    }

    @Test
    void aListThatRadicaleServesIsReadWithItsName() throws IOException {
        assertThat(read("radicale.ics")).containsExactly(
                task(5, "Dachdecker wegen der Regenrinne anrufen").notes(PARTED).due("2026-12-04T10:30").priority("A").list(HOUSE)
                        .line(),
                new TaskLine.Remark(5, NO_PLACE, "DTSTART, LOCATION"),
                task(20, "Geschenk für Jürgen besorgen 🎁, groß").priority("C").list(HOUSE).line(),
                task(30, "Steuerbelege \"2026\" sortieren").due("2026-12-20").priority("B").list(HOUSE).line(),
                task(41, "Reifen aufpumpen").done(TODAY).list(HOUSE).line());
    }

    @Test
    void calcursesTasksAreRead() throws IOException {
        assertThat(read("calcurse.ics")).containsExactly(
                task(4, "Dachdecker wegen der Regenrinne anrufen").created("").notes(PARTED).priority("A").line(),
                new TaskLine.Remark(4, NO_PLACE, "LOCATION"),
                task(10, "Steuerbelege \"2026\" sortieren").created("").priority("B").line(),
                task(14, "Geschenk für Jürgen besorgen 🎁, groß").created("").priority("C").line(),
                task(18, "Reifen aufpumpen").created("").done("").line());
    }

    @Test
    void evolutionsTasksAreReadWithTheirZones() throws IOException {
        assertThat(read("evolution.ics")).containsExactly(
                task(282, "Dachdecker wegen der Regenrinne anrufen").notes(NOTES).due("2026-12-04T10:30").priority("A")
                        .contexts("Telefon", "Haus-&-Garten").line(),
                new TaskLine.Remark(282, NO_PLACE, "DTSTART"),
                task(297, "Call the office in New York; ask for Ann").due("2026-11-27T23:00").priority("C").contexts("Phone")
                        .line(),
                task(308, "Geschenk für Jürgen besorgen 🎁, groß").due("2026-11-28").priority("B").line(),
                task(317, "Zug nach München, wo immer man ist").due("2026-12-05T06:45").line(),
                task(325, "Sommerreifen einlagern").due("2026-07-01T18:00").line(),
                task(333, "Reifen aufpumpen").notes("2,4 bar").done("2026-11-30").line(),
                task(344, "Water the plants").due("2026-11-22").line(),
                new TaskLine.Remark(344, REPEATS, "Water the plants"),
                new TaskLine.Remark(344, NO_PLACE, "DTSTART"),
                task(354, "Half of it is read").line(),
                new TaskLine.Remark(354, NO_PLACE, "PERCENT-COMPLETE, STATUS:IN-PROCESS"),
                task(363, "Visit the museum").done("").line(),
                new TaskLine.Remark(363, CANCELLED, "Visit the museum"));
    }

    @Test
    void thunderbirdsTasksAreReadWithTheirZones() throws IOException {
        assertThat(read("thunderbird.ics")).containsExactly(
                task(199, "Dachdecker wegen der Regenrinne anrufen").notes(NOTES).due("2026-12-04T10:30").priority("A")
                        .list(HOUSE).contexts("Telefon", "Haus-&-Garten").line(),
                new TaskLine.Remark(199, NO_PLACE, "DTSTART, LOCATION, VALARM"),
                task(343, "Call the office in New York; ask for Ann").due("2026-11-27T23:00").priority("C").list(HOUSE).line(),
                task(353, "Geschenk für Jürgen besorgen 🎁, groß").due("2026-11-28").priority("B").list(HOUSE).line(),
                task(363, "Zug nach München, wo immer man ist").due("2026-12-05T06:45").list(HOUSE).line(),
                task(372, "Sommerreifen einlagern").due("2026-07-01T18:00").list(HOUSE).line(),
                task(381, "Reifen aufpumpen").done("2026-11-30").list(HOUSE).line(),
                task(391, "Water the plants").due("2026-11-22").list(HOUSE).line(),
                new TaskLine.Remark(391, REPEATS, "Water the plants"),
                new TaskLine.Remark(391, NO_PLACE, "DTSTART"),
                task(402, "Half of it is read").list(HOUSE).line(),
                new TaskLine.Remark(402, NO_PLACE, "PERCENT-COMPLETE, STATUS:IN-PROCESS"),
                task(411, "Visit the museum").done("").list(HOUSE).line(),
                new TaskLine.Remark(411, CANCELLED, "Visit the museum"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"libreoffice-german.csv", "libreoffice-american.csv", "gnumeric.csv", "gnumeric-german.csv"})
    void spreadsheetsAreReadInWhateverWayTheyWriteDates(String name) throws IOException {
        assertThat(read(name)).containsExactly(
                task(2, "Dachdecker wegen der Regenrinne, und der \"alten\", anrufen").created("")
                        .notes("Zwei Angebote einholen;\nund fragen, ob sie die alte „Rinne“ mitnehmen ☔").due("2026-12-04T10:30")
                        .priority("A").list(HOUSE).contexts("Telefon").line(),
                task(4, "Geschenk für Jürgen besorgen 🎁").created("").due("2026-11-28").priority("B").list("Familie")
                        .contexts("Stadt", "Internet").line(),
                task(5, "Steuerbelege sortieren").created("").notes("Summe: 12,50").due("2026-12-20").priority("C")
                        .list("Steuern").line(),
                task(6, "Reifen aufpumpen").created("").done("").list(HOUSE).line());
    }

    @Test
    void taskwarriorsTasksAreReadInItsOwnWords() throws IOException {
        assertThat(read("taskwarrior.csv")).containsExactly(
                new TaskLine.Remark(1, NO_PLACE, "wait"),
                new TaskLine.Remark(1, NO_PLACE, "recur"),
                task(2, "Dachdecker wegen der Regenrinne, und der \"alten\", anrufen").notes("Zwei Angebote einholen")
                        .due("2026-12-04T10:30").priority("A").list("Haus").contexts("Telefon").line(),
                task(3, "Geschenk für Jürgen besorgen 🎁").due("2026-11-28").priority("B").list("Familie.Geburtstag")
                        .contexts("Internet", "Stadt").line(),
                task(4, "Steuerbelege sortieren; später").priority("C").line(),
                new TaskLine.Remark(5, REPEATS, "Water the plants"),
                task(6, "Sommerreifen einlagern").due("2026-07-01T18:00").line(),
                task(7, "Water the plants").due("2026-11-22").line(),
                task(8, "Water the plants").due("2026-11-29").line(),
                task(9, "Water the plants").due("2026-12-06").line(),
                task(10, "Reifen aufpumpen").done(TODAY).list("Haus").line(),
                task(11, "Visit the museum").done(TODAY).line(),
                new TaskLine.Remark(11, CANCELLED, "Visit the museum"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"todotxt-cli.txt", "todoman-summer.ics", "todoman-cancelled.ics", "radicale.ics", "calcurse.ics",
            "evolution.ics", "thunderbird.ics", "libreoffice-german.csv", "libreoffice-american.csv", "gnumeric.csv",
            "gnumeric-german.csv", "taskwarrior.csv"})
    void whatIsUnderstoodOutlastsTheWayOutAndBack(String name) throws IOException {
        var format = FileFormat.of(Path.of(name));
        var tasks = read(name).stream().filter(TaskLine.Task.class::isInstance).map(line -> ((TaskLine.Task) line).task())
                .toList();

        var again = format.read(format.write(tasks, ZONE), ZONE);

        assertThat(again).allMatch(TaskLine.Task.class::isInstance).extracting(line -> ((TaskLine.Task) line).task())
                .isNotEmpty().containsExactlyElementsOf(tasks);
    }

    private static ExpectedTask task(int line, String title) {
        return new ExpectedTask(line, title, TODAY);
    }

    private static List<TaskLine> read(String name) throws IOException {
        try (var file = Objects.requireNonNull(MadeElsewhereTest.class.getResourceAsStream("made/" + name), name)) {
            return FileFormat.of(Path.of(name)).read(file.readAllBytes(), ZONE);
        }
    }
}

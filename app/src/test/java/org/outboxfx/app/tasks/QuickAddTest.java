package org.outboxfx.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outboxfx.app.words.Words;

class QuickAddTest {

    /** A Saturday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void inlineWordsAreTakenOutOfTheTitle() {
        assertThat(english("Call Bob fri 9:00 #work @phone @bob !high"))
                .isEqualTo(new QuickAdd("Call Bob", "2026-11-27T09:00", "A", List.of("phone", "bob"), "work"));
        assertThat(german("Jonas anrufen morgen 14 Uhr #arbeit @telefon !hoch"))
                .isEqualTo(new QuickAdd("Jonas anrufen", "2026-11-22T14:00", "A", List.of("telefon"), "arbeit"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"x today | x | 2026-11-21", "x tomorrow | x | 2026-11-22", "x tmr | x | 2026-11-22",
            "x fri | x | 2026-11-27", "x Friday | x | 2026-11-27", "x sat | x | 2026-11-28", "x on monday | x | 2026-11-23",
            "x next week | x | 2026-11-23", "x next month | x | 2026-12-01", "x in 3 days | x | 2026-11-24",
            "x in 1 week | x | 2026-11-28", "x in 2 months | x | 2027-01-21", "x 2026-12-24 | x | 2026-12-24",
            "x 24 Dec | x | 2026-12-24", "x Dec 24th | x | 2026-12-24", "x 3 feb | x | 2027-02-03", "x 24.12. | x | 2026-12-24",
            "x 9:00 | x | 2026-11-21T09:00", "x at 9 | x | 2026-11-21T09:00", "x 9am | x | 2026-11-21T09:00",
            "x 12am | x | 2026-11-21T00:00", "x 2:30pm | x | 2026-11-21T14:30", "x 2 pm | x | 2026-11-21T14:00",
            "x noon | x | 2026-11-21T12:00", "x tomorrow at 14:15 | x | 2026-11-22T14:15", "fri 9:00 x | x | 2026-11-27T09:00",
            "x mon 8am | x | 2026-11-23T08:00"})
    void daysAndTimesInEnglish(String line, String title, String due) {
        assertThat(english(line)).isEqualTo(new QuickAdd(title, due, "", List.of(), ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"x heute | x | 2026-11-21", "x morgen | x | 2026-11-22", "x übermorgen | x | 2026-11-23",
            "x Freitag | x | 2026-11-27", "x Fr | x | 2026-11-27", "x fr. | x | 2026-11-27", "x fr 9:00 | x | 2026-11-27T09:00",
            "x am Montag | x | 2026-11-23", "x nächste Woche | x | 2026-11-23", "x nächsten Monat | x | 2026-12-01",
            "x in 3 Tagen | x | 2026-11-24", "x in 2 Wochen | x | 2026-12-05", "x 24.12. | x | 2026-12-24",
            "x am 24.12.2027 | x | 2027-12-24", "x 24. Dezember | x | 2026-12-24", "x 3. Feb. | x | 2027-02-03",
            "x 14 Uhr | x | 2026-11-21T14:00", "x um 9 | x | 2026-11-21T09:00", "x um 9:30 Uhr | x | 2026-11-21T09:30",
            "x 14.30 Uhr | x | 2026-11-21T14:30", "x mittags | x | 2026-11-21T12:00",
            "x morgen um 14 Uhr | x | 2026-11-22T14:00"})
    void daysAndTimesInGerman(String line, String title, String due) {
        assertThat(german(line)).isEqualTo(new QuickAdd(title, due, "", List.of(), ""));
    }

    @ParameterizedTest
    @CsvSource({"Buy sun cream", "Score 25:00 on 2026-02-30 @ #", "Meet in 5", "Read at home", "31 Feb meeting", "Room 9",
            "Next big thing", "In week", "May we dance"})
    void whatMeansNothingStaysInTheTitle(String line) {
        assertThat(english(line)).isEqualTo(new QuickAdd(line, "", "", List.of(), ""));
    }

    @ParameterizedTest
    @CsvSource({"So machen wir das", "Mach es so", "Die Fr einladen", "Guten Tag sagen", "Um Hilfe bitten"})
    void shortGermanWordsInATitleAreNoWeekdays(String line) {
        assertThat(german(line)).isEqualTo(new QuickAdd(line, "", "", List.of(), ""));
    }

    @Test
    void aBackslashKeepsAWordInTheTitle() {
        assertThat(german("Guten \\morgen sagen").title()).isEqualTo("Guten morgen sagen");
        assertThat(english("Press \\#hash tomorrow"))
                .isEqualTo(new QuickAdd("Press #hash", "2026-11-22", "", List.of(), ""));
    }

    @Test
    void ofEachKindTheFirstCounts() {
        assertThat(english("Move monday tuesday !low !high #a #b"))
                .isEqualTo(new QuickAdd("Move tuesday !high #b", "2026-11-23", "C", List.of(), "a"));
    }

    @Test
    void prioritiesAreNamesOrNumbers() {
        assertThat(List.of(english("x !1").priority(), english("x !medium").priority(), german("x !niedrig").priority()))
                .containsExactly("A", "B", "C");
    }

    private static QuickAdd english(String line) {
        return QuickAdd.parse(line, TODAY, new Words(Locale.ENGLISH));
    }

    private static QuickAdd german(String line) {
        return QuickAdd.parse(line, TODAY, new Words(Locale.GERMAN));
    }
}

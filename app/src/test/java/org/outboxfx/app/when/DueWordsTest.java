package org.outboxfx.app.when;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outboxfx.app.words.Words;

class DueWordsTest {

    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({"2026-11-20,Yesterday", "2026-11-21,Today", "2026-11-22,Tomorrow", "2026-11-23,Monday", "2026-11-27,Friday",
            "2026-11-28,28 Nov", "2026-11-19,19 Nov", "2027-01-02,2 Jan 2027", "2025-12-31,31 Dec 2025"})
    void aDayIsNamedByWhatIsNearest(String due, String words) {
        assertThat(DueWords.of(due, SATURDAY, new Words(Locale.ENGLISH))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22,Morgen", "2026-11-23,Montag", "2026-11-28,28. Nov.", "2026-11-21T09:05,Heute 09:05"})
    void itSpeaksGerman(String due, String words) {
        assertThat(DueWords.of(due, SATURDAY, new Words(Locale.GERMANY))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"soon", "2026-02-30", "2026-11-21T25:00"})
    void whatIsNoDateIsShownAsItIs(String due) {
        assertThat(DueWords.of(due, SATURDAY, new Words(Locale.ENGLISH))).isEqualTo(due);
    }
}

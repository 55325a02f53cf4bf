package org.outboxfx.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.outboxfx.app.words.Words;

class QuickAddTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void inlineWordsAreTakenOutOfTheTitle() {
        assertThat(parse("Call Bob tomorrow 9:00 #work !high"))
                .isEqualTo(new QuickAdd("Call Bob", "2026-11-22T09:00", "A", List.of("work")));
    }

    @Test
    void aTimeAloneMeansToday() {
        assertThat(parse("Lunch 12:30").due()).isEqualTo("2026-11-21T12:30");
    }

    @Test
    void whatMeansNothingStaysInTheTitle() {
        assertThat(parse("Score 25:00 on 2026-02-30 @ #"))
                .isEqualTo(new QuickAdd("Score 25:00 on 2026-02-30 @ #", "", "", List.of()));
    }

    @Test
    void germanWordsWorkInGerman() {
        var parsed = QuickAdd.parse("Jonas anrufen morgen !hoch", TODAY, new Words(Locale.GERMAN));

        assertThat(parsed).isEqualTo(new QuickAdd("Jonas anrufen", "2026-11-22", "A", List.of()));
    }

    private static QuickAdd parse(String line) {
        return QuickAdd.parse(line, TODAY, new Words(Locale.ENGLISH));
    }
}

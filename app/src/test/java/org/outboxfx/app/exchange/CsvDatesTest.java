package org.outboxfx.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvDatesTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"2026-12-04, 2026-12-04", "2026-12-04 09:30, 2026-12-04T09:30", "2026-12-04T09:30:15.5, 2026-12-04T09:30",
            "2026-07-01T16:00:00Z, 2026-07-01T18:00", "2026-12-04 09:30:00+0900, 2026-12-04T01:30",
            "2026/12/04 10:30:00, 2026-12-04T10:30", "4.12.2026, 2026-12-04", "04.12.26 9:05, 2026-12-04T09:05",
            "20261204T093000Z, 2026-12-04T10:30", "20261203T230000Z, 2026-12-04", "4 Dec 2026, 2026-12-04",
            "Dec 4 2026, 2026-12-04", "2026-02-30, ''", "2026-12-04 25:00, ''", "04-12-2026, ''", "tomorrow, ''"})
    void datesAreReadAsProgramsWriteThem(String text, String date) {
        assertThat(new CsvDates(ZONE, List.of(text)).date(text)).isEqualTo(date);
    }

    @Test
    void theOtherDatesTellWhichNumberIsTheDay() {
        assertThat(new CsvDates(ZONE, List.of("12/04/2026", "11/28/2026")).date("12/04/2026 9:30 PM"))
                .isEqualTo("2026-12-04T21:30");
        assertThat(new CsvDates(ZONE, List.of("12/04/2026", "28/11/2026")).date("12/04/2026")).isEqualTo("2026-04-12");
    }

    @Test
    void whereNothingTellsDayAndMonthApartItIsNoDate() {
        assertThat(new CsvDates(ZONE, List.of("12/04/2026")).date("12/04/2026")).isEmpty();
        assertThat(new CsvDates(ZONE, List.of("13/04/2026", "04/13/2026")).date("13/04/2026")).isEmpty();
    }
}

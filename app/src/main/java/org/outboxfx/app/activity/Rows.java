package org.outboxfx.app.activity;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.subject.AgentWords;
import org.outboxfx.app.subject.DeedWords;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.app.when.DueWords;
import org.outboxfx.evidence.Evidence;

/** Turns evidence into rows. */
record Rows(Desk desk, Titles titles) {

    /** @param dayBefore the day of the row above the first one; null if there is none */
    List<ActivityRow.Item> of(List<Evidence> page, @Nullable LocalDate dayBefore) {
        var rows = new ArrayList<ActivityRow.Item>(page.size());
        LocalDate before = dayBefore;
        for (Evidence row : page) {
            LocalDate day = LocalDate.ofInstant(row.at(), desk.zone());
            rows.add(item(row, day.equals(before) ? null : DueWords.of(day.toString(), desk.today(), desk.words())));
            before = day;
        }
        return rows;
    }

    private ActivityRow.Item item(Evidence row, @Nullable String day) {
        var events = new EventWords(desk.words());
        return new ActivityRow.Item(row.sequence(), day, time(row), what(row), events.sentence(row), events.tone(row), agent(row),
                row.entry());
    }

    String what(Evidence row) {
        String action = row.facts().action();
        return row.key() == null || action == null
                ? desk.words().of("activity.chain." + row.event())
                : new DeedWords(desk.words()).of(action, row.key(), titles);
    }

    @Nullable
    String agent(Evidence row) {
        return row.agentTask() == null ? null : AgentWords.of(row.agentTask(), row.facts().authorisedBy(), desk.words());
    }

    private String time(Evidence row) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(desk.words().locale())
                .format(row.at().atZone(desk.zone()));
    }
}

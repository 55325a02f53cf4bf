package org.outboxfx.app.activity;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.record.RecordKey;

/**
 * What a person wants to see of the evidence; what is null does not matter.
 *
 * @param span how far back
 * @param from the first day of a span that is chosen by days
 * @param until its last day
 * @param subject the one record that matters
 */
record ActivityFilter(Span span, @Nullable LocalDate from, @Nullable LocalDate until, Outcome outcome, @Nullable String tag,
        @Nullable Subject subject, @Nullable String agentTask) {

    static final ActivityFilter ALL = new ActivityFilter(Span.ANY, null, null, Outcome.ANY, null, null, null);

    /** How far back. */
    enum Span {
        ANY, TODAY, WEEK, MONTH, DAYS
    }

    /** A record and what it is called. */
    record Subject(RecordKey key, String title) {}

    ActivityFilter within(Span next) {
        return new ActivityFilter(next, from, until, outcome, tag, subject, agentTask);
    }

    ActivityFilter between(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new ActivityFilter(span, first, last, outcome, tag, subject, agentTask);
    }

    ActivityFilter with(Outcome next) {
        return new ActivityFilter(span, from, until, next, tag, subject, agentTask);
    }

    ActivityFilter tagged(@Nullable String next) {
        return new ActivityFilter(span, from, until, outcome, next, subject, agentTask);
    }

    ActivityFilter about(@Nullable Subject next) {
        return new ActivityFilter(span, from, until, outcome, tag, next, agentTask);
    }

    ActivityFilter byAgent(@Nullable String next) {
        return new ActivityFilter(span, from, until, outcome, tag, subject, next == null || next.isBlank() ? null : next.strip());
    }

    boolean isAll() {
        return equals(ALL);
    }

    /** The same for the library, as of today. */
    EvidenceFilter of(Desk desk) {
        LocalDate today = desk.today();
        LocalDate first = switch (span) {
            case ANY -> null;
            case TODAY -> today;
            case WEEK -> today.minusDays(6);
            case MONTH -> today.minusDays(29);
            case DAYS -> from;
        };
        LocalDate last = span == Span.DAYS && until != null ? until.plusDays(1) : null;
        return new EvidenceFilter(begin(first, desk), begin(last, desk), tag, subject == null ? null : subject.key(),
                outcome.state(), outcome.answer(), agentTask);
    }

    private static @Nullable Instant begin(@Nullable LocalDate day, Desk desk) {
        return day == null ? null : day.atStartOfDay(desk.zone()).toInstant();
    }
}

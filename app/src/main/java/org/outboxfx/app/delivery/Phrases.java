package org.outboxfx.app.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.subject.DeedWords;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;

/** Says in a person's words what a change does and why it waits. */
public record Phrases(Words words, ZoneId zone) {

    private static final Duration LONGEST_UNDO = Duration.ofSeconds(60);

    /** What a change does. */
    public String what(OutboxEntry entry, Titles titles) {
        return new DeedWords(words).of(entry, titles);
    }

    /** The reason a change waits, as far as it is its own. */
    public String why(OutboxEntry entry) {
        return why(entry, null);
    }

    /**
     * The reason a change waits, in plain words; empty if its state says it all.
     *
     * @param barrier what keeps everything from being sent; null if nothing does
     */
    String why(OutboxEntry entry, @Nullable Barrier barrier) {
        Reason reason = entry.reason();
        if (barrier != null && entry.state() == EntryState.QUEUED) {
            return words.of("delivery.barrier." + barrier);
        }
        Instant later = laterTime(entry);
        if (later != null) {
            return words.of("delivery.later.at", DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(words.locale()).format(later.atZone(zone)));
        }
        return reason == null ? plain(entry.state()) : words.of("delivery.reason." + reason);
    }

    /** What the server itself said; empty if it said nothing that is not said already. */
    String serverSaid(OutboxEntry entry) {
        String detail = entry.detail();
        return detail == null || !isExplainedByServer(entry.reason()) ? "" : detail;
    }

    /** For a refusal the server says what is wrong; elsewhere its words would only repeat ours. */
    private static boolean isExplainedByServer(@Nullable Reason reason) {
        return reason == null || reason == Reason.INVALID || reason == Reason.FORBIDDEN || reason == Reason.TOO_LARGE;
    }

    /** What to say of a state that needs no reason. */
    private String plain(EntryState state) {
        return switch (state) {
            case QUEUED, SENDING, BLOCKED, HELD, RETRY_WAIT, REJECTED, EXPIRED, NEEDS_CONFIRMATION ->
                words.of("delivery.plain." + state);
            case DRAFT, SENT, CONFIRMED, CANCELLED, ABSORBED -> "";
        };
    }

    /** "next try in 12 s", "goes out in 5 s"; empty if nothing is left to wait for. */
    String countdown(Duration left, boolean held) {
        long seconds = (left.toMillis() + 999) / 1000;
        if (seconds <= 0) {
            return "";
        }
        String kind = held ? "delivery.held." : "delivery.next.";
        return seconds < 90
                ? words.of(kind + "seconds", seconds)
                : seconds < 5400
                        ? words.of(kind + "minutes", (seconds + 30) / 60)
                        : words.of(kind + "hours", (seconds + 1800) / 3600);
    }

    String time(OutboxEntry entry) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(words.locale())
                .format(entry.progress().changedAt().atZone(zone));
    }

    String state(OutboxEntry entry) {
        return words.of(laterTime(entry) == null ? "delivery.state." + entry.state() : "delivery.state.later");
    }

    /** When an entry goes out that is held for longer than any undo window; null for every other one. */
    private static @Nullable Instant laterTime(OutboxEntry entry) {
        Instant nextAt = entry.nextAt();
        return entry.state() == EntryState.HELD && nextAt != null
                && Duration.between(entry.progress().changedAt(), nextAt).compareTo(LONGEST_UNDO) > 0 ? nextAt : null;
    }
}

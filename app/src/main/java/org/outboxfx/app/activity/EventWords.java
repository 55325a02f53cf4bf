package org.outboxfx.app.activity;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.words.Words;
import org.outboxfx.evidence.Evidence;
import org.outboxfx.evidence.Facts;
import org.outboxfx.outbox.Confirmation;
import org.outboxfx.outbox.EntryState;

/** Says in a person's words what a row of the evidence tells. */
record EventWords(Words words) {

    String sentence(Evidence row) {
        return switch (row.event()) {
            case ADDED, REWRITTEN, ERASED, PRUNED, RECEIPT -> words.of("activity.event." + row.event());
            case MOVED -> moved(row);
            case ASKED -> asked(row.facts().confirmation());
            case DECIDED -> decided(row.facts().confirmation());
        };
    }

    ActivityRow.Tone tone(Evidence row) {
        return switch (row.event()) {
            case RECEIPT, PRUNED, ERASED -> ActivityRow.Tone.CHAIN;
            case DECIDED -> ActivityRow.Tone.PERSON;
            case ASKED -> ActivityRow.Tone.TROUBLE;
            case ADDED, REWRITTEN -> ActivityRow.Tone.PLAIN;
            case MOVED -> row.state() == null ? ActivityRow.Tone.PLAIN : tone(row.state());
        };
    }

    private static ActivityRow.Tone tone(EntryState state) {
        return switch (state) {
            case SENT, CONFIRMED -> ActivityRow.Tone.GOOD;
            case RETRY_WAIT, BLOCKED -> ActivityRow.Tone.WAITING;
            case REJECTED, EXPIRED, NEEDS_CONFIRMATION -> ActivityRow.Tone.TROUBLE;
            case CANCELLED, ABSORBED, DRAFT, HELD, QUEUED, SENDING -> ActivityRow.Tone.PLAIN;
        };
    }

    private String moved(Evidence row) {
        EntryState state = row.state();
        if (state == null) {
            return words.of("activity.event.ADDED");
        }
        Facts facts = row.facts();
        return switch (state) {
            case SENT -> row.outcome() == null ? words.of("activity.moved.SENT") : words.of("activity.sent." + row.outcome());
            case SENDING -> words.of("activity.moved.SENDING", Objects.requireNonNullElse(facts.attempt(), 0) + 1);
            case RETRY_WAIT, REJECTED, BLOCKED, NEEDS_CONFIRMATION -> because("activity.moved." + state, facts.reason());
            case DRAFT, HELD, QUEUED, CONFIRMED, EXPIRED, CANCELLED, ABSORBED -> words.of("activity.moved." + state);
        };
    }

    private String because(String key, @Nullable String reason) {
        return switch (reason) {
            case null -> words.of(key);
            // Elsewhere these ask what to do; here it is told what was.
            case "AGE", "DEPENDENCY_CANCELLED" ->
                words.of("activity.because", words.of(key), words.of("activity.reason." + reason));
            default -> words.of("activity.because", words.of(key), words.of("delivery.reason." + reason));
        };
    }

    private String asked(Facts.@Nullable HumanConfirmation question) {
        Set<Confirmation.Cause> causes = question == null || question.causes() == null ? Set.of() : question.causes();
        return causes.isEmpty()
                ? words.of("activity.event.ASKED")
                : words.of("activity.because", words.of("activity.event.ASKED"),
                        causes.stream().sorted().map(cause -> words.of("activity.cause." + cause))
                                .collect(Collectors.joining("; ")));
    }

    private String decided(Facts.@Nullable HumanConfirmation answer) {
        if (answer == null || answer.decision() == null) {
            return words.of("activity.event.DECIDED");
        }
        return answer.member() == null
                ? words.of("activity.decided." + answer.decision())
                : words.of("activity.decided.by." + answer.decision(), answer.member());
    }
}

package org.outboxfx.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/**
 * One change in the outbox, as it was when it was read.
 *
 * @param opId the key under which the server applies it once; a rejected entry gets a new one when it is retried
 * @param number its place in the queue on this device
 * @param content what it wants done
 * @param progress how far it has come
 * @param createdAt when the person did it
 * @param authority who stands behind it
 */
public record OutboxEntry(String opId, long number, Content content, Progress progress, Instant createdAt, Authority authority) {

    /** The longest time before it expires that a person is warned. */
    public static final Duration LONGEST_WARNING = Duration.ofDays(3);

    public RecordKey key() {
        return content.key();
    }

    public Change.Kind kind() {
        return content.kind();
    }

    public String lane() {
        return content.lane();
    }

    public SortedMap<String, FieldValue> fields() {
        return content.fields();
    }

    public EntryState state() {
        return progress.state();
    }

    public @Nullable Reason reason() {
        return progress.reason();
    }

    public @Nullable String detail() {
        return progress.detail();
    }

    /** When it moves on by itself: the end of its undo window, or the next attempt. */
    public @Nullable Instant nextAt() {
        return progress.nextAt();
    }

    public int attempts() {
        return progress.attempts();
    }

    public Stage stage() {
        return Stage.of(state());
    }

    /** True if a person may still take it back, by {@code cancel}. */
    public boolean isCancellable() {
        return (state() == EntryState.DRAFT || state().isUnsent()) && !isBeingTakenBack();
    }

    /** True if a person took it back, and the server is still to say whether it has it. */
    public boolean isBeingTakenBack() {
        return state() == EntryState.RETRY_WAIT && reason() == Reason.TAKING_BACK;
    }

    /** From when on a person is warned that it will soon be too old to be sent unasked: the last tenth of its time. */
    public Instant warnedFrom() {
        Duration tenth = Duration.between(createdAt, progress.expiresAt()).dividedBy(10);
        return progress.expiresAt().minus(tenth.compareTo(LONGEST_WARNING) < 0 ? tenth : LONGEST_WARNING);
    }

    /** The same entry, saying why it waits, if nothing is said yet: what is true of all that is queued is not stored with each. */
    public OutboxEntry because(Reason why) {
        return state() == EntryState.QUEUED && reason() == null
                ? with(progress.to(EntryState.QUEUED, why, progress.changedAt()))
                : this;
    }

    /** True if a person may ask to have it sent now, by {@code retry}. */
    public boolean isRetryable() {
        return switch (state()) {
            case HELD, RETRY_WAIT, REJECTED, EXPIRED, NEEDS_CONFIRMATION -> true;
            default -> false;
        };
    }

    /** A new one, which gets its number when it is stored. */
    static OutboxEntry begun(Content content, Progress progress, Authority authority, Instant now) {
        return new OutboxEntry(Outbox.newId(), 0, content, progress, now, authority);
    }

    OutboxEntry with(Progress progress) {
        return new OutboxEntry(opId, number, content, progress, createdAt, authority);
    }

    OutboxEntry with(Content content) {
        return new OutboxEntry(opId, number, content, progress, createdAt, authority);
    }

    OutboxEntry with(Authority authority) {
        return new OutboxEntry(opId, number, content, progress, createdAt, authority);
    }

    /** Names the entry without its content. */
    @Override
    public String toString() {
        return "OutboxEntry[" + number + " " + opId + " on " + key() + " " + state() + (reason() == null ? "" : " " + reason())
                + "]";
    }
}

package org.outboxfx.app.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;

/**
 * A message as the window shows it.
 *
 * @param mine written on this device or by its person
 * @param waiting what can still be done about it; null once the server has it
 */
record Bubble(String id, String body, String sender, Instant written, boolean mine, Tick tick, @Nullable Waiting waiting) {

    /**
     * A message that has not been sent.
     *
     * @param goesAt when it goes out by itself; null for as soon as it can
     */
    record Waiting(String opId, Hold hold, @Nullable Instant goesAt) {}

    /** What keeps a message here, and with it what can be done. */
    enum Hold {
        /** Its undo window, or a later time: it can be taken back as a draft, or sent at once. */
        TIME,
        /** Its turn or the network: it can be taken back to be edited, or given up. */
        TURN,
        /** It was tried already, with no answer: it can be given up; if it has arrived, it is deleted there too. */
        ANSWER;

        static Hold of(OutboxEntry entry, Instant now) {
            if (entry.state() == EntryState.HELD && entry.nextAt() != null && entry.nextAt().isAfter(now)) {
                return TIME;
            }
            return entry.progress().attempted() && entry.state() != EntryState.REJECTED ? ANSWER : TURN;
        }
    }
}

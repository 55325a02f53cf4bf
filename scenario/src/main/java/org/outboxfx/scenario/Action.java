package org.outboxfx.scenario;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** What a step does. */
public sealed interface Action {

    /** Nothing happens; something is told. */
    record Tell() implements Action {}

    /** Time passes, for everyone. */
    record Wait(Duration time) implements Action {}

    /** Every device sleeps, as a closed laptop does, and wakes up after this time. The server stays awake. */
    record Sleep(Duration time) implements Action {}

    /** What must be the case now. */
    record Expect(List<Expectation> expectations) implements Action {}

    /** Something happens at a device. */
    record At(String device, Deed deed) implements Action {}

    /** Something happens to the server. */
    record ToServer(Fault fault) implements Action {}

    /** What a person, or fate, does at a device. */
    sealed interface Deed {}

    record Connect(Network network) implements Deed {}

    /** The server takes the next request, and its answer is lost on the way back. */
    record LoseAnswer() implements Deed {}

    /** The next request is lost on the way there. */
    record LoseRequest() implements Deed {}

    /** The device's clock is set this far ahead of the right time; negative for behind. */
    record SetClock(Duration ahead) implements Deed {}

    /** A record is made or changed. */
    record Write(RecordKey key, Purpose purpose, SortedMap<String, FieldValue> fields, Travel travel) implements Deed {}

    /** What a person means by a write. */
    enum Purpose {
        ADD, EDIT, COMPLETE, DELETE, SEND
    }

    /**
     * How a write may travel.
     *
     * @param after records whose newest entry must have been applied before
     * @param expires how long it may wait; null for what the program takes by itself
     * @param later it is held for this long before it is queued; null to queue it at once
     * @param lane what it stays in order with; null for its record alone
     */
    record Travel(List<RecordKey> after, @Nullable Duration expires, @Nullable Duration later, @Nullable String lane) {
        static final Travel PLAIN = new Travel(List.of(), null, null, null);

        public Travel {
            after = List.copyOf(after);
        }
    }

    /** A person decides about a record's newest entry. */
    record Decide(RecordKey key, Decision decision) implements Deed {}

    enum Decision {
        /** It is taken back. */
        CANCEL,
        /** It is sent although it is late. */
        CONFIRM,
        /** It is given up instead of being sent late. */
        DISCARD,
        /** It is tried again now. */
        RETRY
    }

    /** A person settles the conflicts of a record. */
    record Resolve(RecordKey key, Side side) implements Deed {}

    enum Side {
        /** What is there stays. */
        KEEP,
        /** What had lost is written again. */
        USE_OTHER
    }

    /** A person opens a page of the program's window, if there is one to look at. */
    record Show(Page page) implements Deed {}

    /** What a window can show. */
    enum Page {
        TASKS, MESSAGES, CONFLICTS, DELIVERY, ACTIVITY, SETTINGS
    }

    /** A person asks to sync now. */
    record SyncNow() implements Deed {}

    /** The program's process dies, and is started again at once. */
    record Kill(Moment moment) implements Deed {}

    enum Moment {
        NOW,
        /** As soon as its next request is on its way; the server never gets it. */
        BEFORE_REQUEST,
        /** As soon as the server has taken its next request, before the answer is there. */
        BEFORE_ANSWER
    }

    /** What befalls the server. */
    sealed interface Fault {}

    /** It answers 503 and asks to come back after this time, until it heals. */
    record Busy(Duration retryAfter) implements Fault {}

    /** Its clock is this far ahead of the right time, until it heals. */
    record WrongClock(Duration ahead) implements Fault {}

    record Stop() implements Fault {}

    record Start() implements Fault {}

    record Restart() implements Fault {}

    /** Another one with an empty database takes its place. */
    record Replace() implements Fault {}

    /** It is well again: neither busy nor wrong about the time. */
    record Heal() implements Fault {}
}

package org.outboxfx;

import java.time.Instant;
import java.util.Set;
import org.outboxfx.record.RecordKey;

/** What a client tells its listeners, once it is durable. */
public sealed interface ClientEvent {

    /** Records changed, by this device or by what was pulled. */
    record RecordsChanged(Set<RecordKey> keys) implements ClientEvent {}

    /**
     * Outbox entries were added, moved or rewritten.
     *
     * @param records what they change
     */
    record EntriesChanged(Set<String> opIds, Set<RecordKey> records) implements ClientEvent {}

    /**
     * A drain is on its way.
     *
     * @param sent entries the server has answered for in this run
     * @param waiting entries still to be sent
     */
    record DrainProgress(long sent, long waiting) implements ClientEvent {}

    /** A drain has ended, with nothing sendable left. */
    record DrainFinished(long sent) implements ClientEvent {}

    /**
     * A drain was interrupted.
     *
     * @param nextAt when it is tried again, unless a connection comes back before
     */
    record DrainInterrupted(Instant nextAt, String why) implements ClientEvent {}

    /**
     * The server's database was replaced by an empty or older one, and this device gives back what is missing there.
     *
     * @param left how many records are still to be given back; 0 when all is well again
     */
    record GivingBack(long left) implements ClientEvent {}

    /** Something has come to stand in the device's way, or no longer does. */
    record HealthChanged(Health now) implements ClientEvent {}

    /**
     * What a person has chosen holds, but could not be stored, and is forgotten at the next start.
     *
     * @param why a failure of the database
     */
    record ChoiceNotStored(Choice choice, Throwable why) implements ClientEvent {}

    /** What a person can choose of a device. */
    enum Choice {
        WORK_OFFLINE, WORK_ONLINE
    }
}

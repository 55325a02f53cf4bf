package org.outboxfx.scenario;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Reachability;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** Something that must be the case. */
public sealed interface Expectation {

    /** Where it stands in the file. */
    int line();

    /** The panel of a device shows so many entries of a stage. */
    record Count(int line, String device, Stage stage, long entries) implements Expectation {}

    /** A device has so many conflicts that nobody has looked at. */
    record Conflicts(int line, String device, long conflicts) implements Expectation {}

    /** A device sees the server like this. */
    record Link(int line, String device, Reachability state) implements Expectation {}

    /** The newest entry of a record at a device. */
    record Entry(int line, String device, RecordKey key, EntryState state, @Nullable Reason reason) implements Expectation {}

    /**
     * A record at a device, or on the server.
     *
     * @param place a device's name; null for the server
     */
    record Holds(int line, @Nullable String place, RecordKey key, Existence existence, SortedMap<String, FieldValue> fields)
            implements
                Expectation {}

    /** Whether a record is there. */
    enum Existence {
        PRESENT, DELETED, ABSENT
    }

    /** The server has applied so many operations since the story began. */
    record Effects(int line, long operations) implements Expectation {}
}

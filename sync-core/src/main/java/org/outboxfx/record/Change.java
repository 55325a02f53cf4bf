package org.outboxfx.record;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done to one record: fields to set, and how the wish may travel.
 *
 * @param key the record; it need not exist yet
 * @param kind {@code PUT} sets fields, {@code SEND} creates something that cannot be taken back (a message),
 *     {@code GIVE_BACK} is no wish of a person's: it repeats, with its old stamp, what a server has lost
 * @param fields the fields to set, at least one
 * @param impact {@code HIGH} is confirmed again by a person when it would be sent late
 * @param lane changes of one lane are applied in the order they were made, 1 to 100 characters; the record's own by default
 * @param dependsOn ids of operations that must have been applied before this one
 * @param expiresAfter how long it may wait before it expires (and is kept, not sent); null for the policy's default
 * @param agent the program that queues it for a person; null if a person does it by hand
 */
public record Change(RecordKey key, Kind kind, SortedMap<String, FieldValue> fields, Impact impact, String lane,
        List<String> dependsOn,
        @Nullable Duration expiresAfter, @Nullable Agent agent) {

    private static final int MAX_LANE_LENGTH = 100;

    public enum Kind {
        PUT, SEND, GIVE_BACK
    }

    public enum Impact {
        LOW, HIGH
    }

    public Change {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("A change of " + key + " sets no field; expected at least one.");
        }
        if (lane.isEmpty() || lane.length() > MAX_LANE_LENGTH) {
            throw new IllegalArgumentException(
                    "Lane of " + key + ": found " + lane.length() + " characters, expected 1 to " + MAX_LANE_LENGTH + ".");
        }
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        dependsOn = List.copyOf(dependsOn);
    }

    /** What a person does by hand. */
    public Change(RecordKey key, Kind kind, SortedMap<String, FieldValue> fields, Impact impact, String lane,
            List<String> dependsOn, @Nullable Duration expiresAfter) {
        this(key, kind, fields, impact, lane, dependsOn, expiresAfter, null);
    }

    /** Sets fields of a record, creating it if it does not exist. */
    public static Change put(RecordKey key, Map<String, FieldValue> fields) {
        return new Change(key, Kind.PUT, new TreeMap<>(fields), Impact.LOW, key.toString(), List.of(), null, null);
    }

    /** Creates something that is sent once and not edited afterwards, such as a message. */
    public static Change send(RecordKey key, Map<String, FieldValue> fields) {
        return new Change(key, Kind.SEND, new TreeMap<>(fields), Impact.LOW, key.toString(), List.of(), null, null);
    }

    /** Marks a record deleted. */
    public static Change delete(RecordKey key) {
        return put(key, Map.of(Record.DELETED, FieldValue.of(true)));
    }

    /** Takes the mark away again. */
    public static Change restore(RecordKey key) {
        return put(key, Map.of(Record.DELETED, FieldValue.of(false)));
    }

    public Change withFields(Map<String, FieldValue> fields) {
        return new Change(key, kind, new TreeMap<>(fields), impact, lane, dependsOn, expiresAfter, agent);
    }

    public Change withImpact(Impact impact) {
        return new Change(key, kind, fields, impact, lane, dependsOn, expiresAfter, agent);
    }

    public Change withLane(String lane) {
        return new Change(key, kind, fields, impact, lane, dependsOn, expiresAfter, agent);
    }

    public Change withDependsOn(List<String> dependsOn) {
        return new Change(key, kind, fields, impact, lane, dependsOn, expiresAfter, agent);
    }

    public Change withExpiresAfter(Duration expiresAfter) {
        return new Change(key, kind, fields, impact, lane, dependsOn, expiresAfter, agent);
    }

    /** Says that a program queues it, and who allowed that. Such a change is marked, and policy may have a person confirm it. */
    public Change withAgent(Agent agent) {
        return new Change(key, kind, fields, impact, lane, dependsOn, expiresAfter, agent);
    }
}

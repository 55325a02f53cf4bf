package org.outboxfx.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;

/**
 * A record that is made and deleted again before anything of it was sent: both vanish (protocol, section 5). Pure: it
 * decides, and {@link Outbox} stores.
 */
final class Vanishing {

    private Vanishing() {}

    /**
     * True if a change deletes a record of which no server and no other device can have heard.
     *
     * @param stored the record before the change
     * @param open what the server has not answered for, oldest first
     * @param apart operations of the record that must be sent for others
     */
    static boolean isUnheardOf(Change change, Record stored, List<OutboxEntry> open, Set<String> apart) {
        boolean onlyDeletes = change.fields().keySet().equals(Set.of(Record.DELETED))
                && FieldValue.of(true).equals(change.fields().get(Record.DELETED));
        if (!onlyDeletes || !change.dependsOn().isEmpty() || open.isEmpty() || !open.getFirst().content().creates()) {
            return false;
        }
        var own = open.stream().map(entry -> entry.content().stamp()).collect(Collectors.toSet());
        return stored.fields().values().stream().allMatch(field -> own.contains(field.stamp()))
                && open.stream().allMatch(entry -> !entry.progress().attempted() && !apart.contains(entry.opId())
                        && entry.state().next().contains(EntryState.CANCELLED));
    }

    static Progress gone(OutboxEntry entry, Instant now) {
        return entry.progress().to(EntryState.CANCELLED, Reason.NEVER_SENT, now);
    }

    /**
     * The change that makes a vanished record anew, as it was.
     *
     * @param cancelled the cancelled entries of the record, oldest first
     * @return the change itself, if the record has not vanished
     */
    static Change whole(Change restoring, List<OutboxEntry> cancelled) {
        var fields = new TreeMap<String, FieldValue>();
        cancelled.stream().filter(entry -> entry.reason() == Reason.NEVER_SENT).forEach(entry -> fields.putAll(entry.fields()));
        if (fields.isEmpty()) {
            return restoring;
        }
        fields.putAll(restoring.fields());
        return restoring.withFields(fields);
    }
}

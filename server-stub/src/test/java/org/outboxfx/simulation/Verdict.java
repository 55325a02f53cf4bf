package org.outboxfx.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.outboxfx.evidence.Finding;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.simulation.Ledger.Arrival;
import org.outboxfx.wire.Operation;

/** What must be true when all has come to rest. The ledger says what the answer must be; no database is asked for that. */
final class Verdict {

    private static final List<String> TYPES = List.of("task", "message", Conflict.TYPE);

    private final Ledger ledger;
    private final World world;
    private final Script script;
    private final List<Station> stations;
    private final TreeMap<String, Record> records;
    private final List<Conflict> conflicts;

    Verdict(World world, Script script, List<Station> stations) {
        this.world = world;
        this.ledger = world.ledger;
        this.script = script;
        this.stations = stations;
        this.records = world.server().records();
        this.conflicts = records.values().stream().flatMap(record -> Conflict.from(record).stream()).toList();
    }

    void check() {
        stations.forEach(station -> station.device().readAllEntries());
        replicasAreEqual();
        effectsAreOne();
        stations.forEach(station -> station.entries().stream().filter(entry -> entry.content().stamp() != null)
                .forEach(entry -> nothingVanished(station, entry)));
        assertThat(ledger.writes()).as("writes whose entries are gone").allMatch(this::hasItsEntry);
        ledger.arrivals().forEach((key, fields) -> fields.forEach((field, arrivals) -> highestStampWon(key, field, arrivals)));
        ledger.arrivals().forEach((key, fields) -> {
            // A conflict that the server had raised and no device had read is lost with the server's database.
            if (key.type().equals("task") && !ledger.everLost()) {
                fields.forEach((field, arrivals) -> everyLoserIsKept(key, field, arrivals));
                deletionsKeepEdits(key, fields);
            }
        });
        conflicts.forEach(this::isJustified);
        stations.forEach(Verdict::evidenceFits);
    }

    /** Every event has its row, whenever the device died. An answer that came in part has no receipt. */
    private static void evidenceFits(Station station) {
        assertThat(station.device().verifiedEvidence()).as("the evidence of d%s", station.id)
                .allMatch(Finding.MissingReceipt.class::isInstance);
    }

    private void replicasAreEqual() {
        for (Station station : stations) {
            assertThat(station.device().records(TYPES)).as("the replica of d%s", station.id).isEqualTo(records);
        }
    }

    private void effectsAreOne() {
        var remembered = new TreeSet<>(world.server().appliedOperations());
        remembered.removeAll(ledger.returned());
        if (ledger.everLost()) {
            assertThat(ledger.taken().keySet()).as("operations that the server took").containsAll(remembered);
        } else {
            assertThat(remembered).as("operations the server remembers").isEqualTo(ledger.taken().keySet());
        }
    }

    private boolean hasItsEntry(Write write) {
        return stations.get(write.device).entries().stream().anyMatch(entry -> entry.number() == write.number);
    }

    private void nothingVanished(Station station, OutboxEntry entry) {
        Write write = ledger.write(station.id, entry);
        switch (entry.state()) {
            case SENT, CONFIRMED -> {
                Operation arrived = ledger.taken().get(entry.opId());
                assertThat(arrived).as("%s was acknowledged and has no effect", write).isNotNull();
                assertThat(entry.state()).as("%s was not seen in the feed", write).isEqualTo(EntryState.CONFIRMED);
                write.fields.keySet().stream().filter(field -> !arrived.fields().containsKey(field))
                        .forEach(field -> wasTakenOver(write, field));
            }
            case ABSORBED -> write.fields.keySet().forEach(field -> wasTakenOver(write, field));
            case CANCELLED -> {
                assertThat(script.wasCancelled(write) || ledger.wasWithdrawn(write)).as("%s is cancelled, by nobody", write)
                        .isTrue();
                assertThat(ledger.taken().containsKey(entry.opId()) && !ledger.mayHaveComeLate(entry.opId())
                        && !ledger.wasLost(entry.opId()))
                        .as("%s was taken back, and took effect", write).isFalse();
            }
            default -> throw new AssertionError(write + " still is " + entry);
        }
    }

    private void wasTakenOver(Write write, String field) {
        assertThat(ledger.writes()).as("later writes that took over field %s of %s", field, write)
                .anyMatch(other -> other.device == write.device && other.number > write.number && other.key.equals(write.key)
                        && other.fields.containsKey(field) && other.knows(write, field));
    }

    private void highestStampWon(RecordKey key, String field, List<Arrival> arrivals) {
        if (ledger.isUnsure(key, field)) {
            return;
        }
        Record record = records.get(key.toString());
        assertThat(record).as("%s is not on the server", key).isNotNull();
        assertThat(record.fields().get(field)).as("field %s of %s", field, key)
                .isEqualTo(Ledger.field(Ledger.winner(arrivals)));
    }

    private void everyLoserIsKept(RecordKey key, String field, List<Arrival> arrivals) {
        FieldValue winner = Ledger.winner(arrivals).value();
        for (Arrival arrival : arrivals) {
            // Either its author was followed by someone who knew, or a newer one said the same and stands for both.
            boolean settled = arrivals.stream().anyMatch(other -> other.write().knows(arrival.write(), field)
                    || other.value().equals(arrival.value()) && other.stamp().isAfter(arrival.stamp()));
            if (!settled && !arrival.value().equals(winner)) {
                assertThat(conflicts).as("conflicts that keep the lost field %s by %s", field, arrival.write())
                        .anyMatch(conflict -> conflict.subject().equals(key) && conflict.field().equals(field)
                                && conflict.lost().value().equals(arrival.value()));
            }
        }
    }

    private void deletionsKeepEdits(RecordKey key, Map<String, List<Arrival>> fields) {
        Arrival mark = fields.containsKey(Record.DELETED) ? Ledger.winner(fields.get(Record.DELETED)) : null;
        // A deletion of what its author alone had made, and the server had not seen, names nothing to compare with.
        if (mark == null || !mark.value().equals(FieldValue.of(true))
                || !allNameWhatTheyDelete(fields.get(Record.DELETED))) {
            return;
        }
        fields.forEach((field, arrivals) -> {
            Arrival edit = Ledger.winner(arrivals);
            boolean deletedKnowingly = fields.get(Record.DELETED).stream().filter(other -> other.value().equals(mark.value()))
                    .anyMatch(other -> other.write() == edit.write() || other.write().knows(edit.write(), field));
            if (!field.equals(Record.DELETED) && !deletedKnowingly && !sawItDeleted(edit.write())) {
                assertThat(conflicts).as("conflicts that keep field %s by %s from the deletion by %s", field, edit.write(),
                        mark.write()).anyMatch(
                                conflict -> conflict.subject().equals(key) && conflict.field().equals(field)
                                        && conflict.lost().value().equals(edit.value()));
            }
        });
    }

    private boolean allNameWhatTheyDelete(List<Arrival> marks) {
        return marks.stream().filter(mark -> mark.value().equals(FieldValue.of(true))).allMatch(ledger::namesWhatItDeletes);
    }

    /** Whoever edits what they know to be deleted loses nothing by another deletion. */
    private static boolean sawItDeleted(Write edit) {
        Write mark = edit.seen.get(Record.DELETED);
        return mark != null && FieldValue.of(true).equals(mark.fields.get(Record.DELETED));
    }

    /** Nobody is asked to review what was no conflict. */
    private void isJustified(Conflict conflict) {
        boolean deletion = conflict.kind() == Conflict.Kind.DELETE_VS_EDIT;
        Write kept = arrived(conflict, deletion ? Record.DELETED : conflict.field(), conflict.kept());
        Write lost = arrived(conflict, conflict.field(), conflict.lost());
        if (ledger.wasTakenAgain(kept) || ledger.wasTakenAgain(lost)) {
            return;
        }
        if (!conflict.kept().stamp().equals(kept.stamp) || !conflict.lost().stamp().equals(lost.stamp)) {
            return; // a late copy came under a stamp that its device had replaced: those who followed it name the new one
        }
        assertThat(kept.knows(lost, conflict.field())).as("%s knew of %s: %s", kept, lost, conflict).isFalse();
        assertThat(lost.knows(kept, deletion ? Record.DELETED : conflict.field()))
                .as("%s knew of %s: %s", lost, kept, conflict).isFalse();
    }

    private Write arrived(Conflict conflict, String name, org.outboxfx.record.@Nullable Field field) {
        return ledger.arrivals().getOrDefault(conflict.subject(), Map.of()).getOrDefault(name, List.of()).stream()
                .filter(arrival -> Ledger.field(arrival).equals(field)).map(Arrival::write).findFirst()
                .orElseThrow(() -> new AssertionError("Nobody wrote what this conflict tells of: " + conflict));
    }
}

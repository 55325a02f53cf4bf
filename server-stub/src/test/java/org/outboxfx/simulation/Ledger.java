package org.outboxfx.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.outboxfx.SimulatedDevice.Done;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.Field;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Operation;

/** What happened, in plain maps: every write of every person, and every operation that the server took. */
final class Ledger {

    /** What tells who wrote a field of a record. */
    private record Mark(RecordKey key, HybridTimestamp stamp) {}

    /** One field of an operation that the server took. */
    record Arrival(Write write, FieldValue value, HybridTimestamp stamp) {}

    private final Map<String, Write> byEntry = new TreeMap<>();
    private final Map<String, Write> byOpId = new HashMap<>();
    private final Map<Mark, Write> byStamp = new HashMap<>();
    private final Map<String, Operation> taken = new TreeMap<>();
    private final Set<String> late = new HashSet<>();
    private final Set<Write> effective = new HashSet<>();
    private final Set<Write> takenBack = new HashSet<>();
    private final Set<Write> withdrawn = new HashSet<>();
    /** Operations that the server took and has lost since. */
    private final Set<String> lost = new HashSet<>();
    private final Set<Write> takenAgain = new HashSet<>();
    private final Set<String> returned = new HashSet<>();
    private final Set<String> unsure = new HashSet<>();
    private boolean everLost;
    /** For each device's lane: the number of the entry that the server took last. */
    private final Map<String, Long> lanes = new HashMap<>();
    private final Map<RecordKey, Map<String, List<Arrival>>> arrivals = new HashMap<>();

    /** Notes what a person did; their outbox tells which entries are new. */
    void did(int device, Done done) {
        done.entries().forEach(entry -> note(device, entry));
        for (OutboxEntry entry : done.entries()) {
            if (entry.state() == EntryState.DRAFT) {
                byEntry.remove(name(device, entry)); // it is written anew when it is sent
            }
            Write known = byEntry.get(name(device, entry));
            if (known == null && entry.content().stamp() != null) {
                var write = new Write(device, entry.number(), entry.key(), entry.fields());
                done.seen().fields()
                        .forEach((field, shown) -> writer(entry.key(), shown.stamp()).ifPresent(by -> write.seen.put(field, by)));
                byEntry.put(name(device, entry), write);
            }
            note(device, entry);
        }
        done.entries().stream().filter(entry -> entry.state() == EntryState.CANCELLED)
                .forEach(entry -> find(device, entry).ifPresent(this::takenBack));
    }

    /** Notes what a person's wish to take something back has come to, once the server had said whether it has it. */
    void withdrew(int device, Done done) {
        did(device, done);
        done.entries().stream().filter(entry -> entry.state() == EntryState.CANCELLED)
                .forEach(entry -> find(device, entry).ifPresent(withdrawn::add));
    }

    boolean wasWithdrawn(Write write) {
        return withdrawn.contains(write);
    }

    /** Who takes back what they did knows of it; what they did on top of it they then did on what was there before. */
    private void takenBack(Write write) {
        if (takenBack.add(write)) {
            writes().stream().filter(later -> later.device == write.device && later.number > write.number)
                    .forEach(later -> later.unsee(write));
            if (byOpId.entrySet().stream().anyMatch(id -> id.getValue() == write && lost.contains(id.getKey()))) {
                // The server that had it is gone, and its device does not send it again.
                write.fields.keySet().forEach(field -> unsure.add(write.key + "." + field));
            }
        }
    }

    /** Notes under which ids and stamps the entries go by now: the clock may have been set right, a rejected one sent anew. */
    void note(int device, OutboxEntry entry) {
        Write write = byEntry.get(name(device, entry));
        if (write != null) {
            byOpId.put(entry.opId(), write);
            write.fields.keySet().stream()
                    .filter(field -> entry.state() == EntryState.ABSORBED || !entry.fields().containsKey(field))
                    .forEach(write.takenOver::add);
            HybridTimestamp stamp = entry.content().stamp();
            if (stamp != null) {
                byStamp.put(new Mark(write.key, stamp), write);
                write.stamp = stamp;
            }
        }
    }

    /** Notes what the server did with an operation. */
    void received(Operation operation, OpResult result) {
        boolean applied = switch (result.status()) {
            case APPLIED, MERGED, SUPERSEDED -> true;
            case DUPLICATE, REJECTED, DEFERRED, NOT_ATTEMPTED -> false;
        };
        if (!applied) {
            return;
        }
        if (operation.kind() == Change.Kind.GIVE_BACK) {
            givenBack(operation);
            return;
        }
        Write write = byOpId.get(operation.opId());
        assertThat(write).as("the server took an operation that nobody wrote").isNotNull();
        boolean again = lost.remove(operation.opId());
        if (again) {
            takenAgain.add(write);
        }
        assertThat(taken.put(operation.opId(), operation) == null || again).as("%s was applied once", write).isTrue();
        boolean cameLate = again
                || byOpId.entrySet().stream().anyMatch(id -> id.getValue() == write && late.contains(id.getKey()));
        assertThat(effective.add(write) || cameLate).as("%s was applied under two ids", write).isTrue();
        if (operation.kind() == Change.Kind.PUT) {
            Long last = lanes.put(write.device + operation.lane(), write.number);
            assertThat(last == null || last < write.number || cameLate).as("%s came before its lane's #%s", write, last).isTrue();
        }
        byStamp.put(new Mark(write.key, operation.hlc()), write);
        operation.fields().forEach((field, value) -> {
            assertThat(write.fields.get(field)).as("field %s of %s arrived changed", field, write).isEqualTo(value);
            arrivals.computeIfAbsent(operation.key(), _ -> new TreeMap<>()).computeIfAbsent(field, _ -> new ArrayList<>())
                    .add(new Arrival(write, value, operation.hlc()));
        });
    }

    /** Devices give back what the server once had, as it was. */
    private void givenBack(Operation operation) {
        returned.add(operation.opId());
        if (!operation.type().equals(Conflict.TYPE)) {
            operation.fields().forEach((field, value) -> assertThat(arrivals.getOrDefault(operation.key(), Map.of())
                    .getOrDefault(field, List.of())).as("what the server once had of field %s of %s", field, operation.key())
                    .anyMatch(arrival -> arrival.stamp().equals(operation.hlc()) && arrival.value().equals(value)));
        }
    }

    /** The server has an older database, or an empty one. What is applied there for a second time is applied once. */
    void serverLostItsData() {
        lost.addAll(taken.keySet());
        lanes.clear();
        everLost = true;
        arrivals.forEach((key, fields) -> fields.forEach((field, all) -> {
            if (all.stream().anyMatch(arrival -> !arrival.stamp().equals(arrival.write().stamp)
                    || takenBack.contains(arrival.write()))) {
                unsure.add(key + "." + field);
            }
        }));
    }

    /** Whether the server took a write anew that it had lost: it cannot know any more who had followed it. */
    boolean wasTakenAgain(Write write) {
        return takenAgain.contains(write);
    }

    boolean everLost() {
        return everLost;
    }

    /** Whether a lost copy that came late may have been the only one of the highest value. */
    boolean isUnsure(RecordKey key, String field) {
        return unsure.contains(key + "." + field);
    }

    /** The ids of operations by which devices gave something back. */
    Set<String> returned() {
        return returned;
    }

    /** Notes that copies of old requests arrive: what was taken back after a refusal may take effect by that. */
    void receivedLate(Collection<Operation> operations) {
        operations.stream().map(Operation::opId).filter(opId -> !taken.containsKey(opId)).forEach(late::add);
    }

    boolean mayHaveComeLate(String opId) {
        return late.contains(opId);
    }

    /** Whether a server took it whose data is gone: asked what became of it, the one in its place knows of nothing. */
    boolean wasLost(String opId) {
        return lost.contains(opId);
    }

    private Optional<Write> writer(RecordKey key, HybridTimestamp stamp) {
        return Optional.ofNullable(byStamp.get(new Mark(key, stamp)));
    }

    /** For the log: who wrote an operation. */
    String of(String opId) {
        return String.valueOf(byOpId.get(opId));
    }

    Optional<Write> find(int device, OutboxEntry entry) {
        return Optional.ofNullable(byEntry.get(name(device, entry)));
    }

    Write write(int device, OutboxEntry entry) {
        Write write = byEntry.get(name(device, entry));
        assertThat(write).as("d%s#%s was written by nobody", device, entry.number()).isNotNull();
        return write;
    }

    List<Write> writes() {
        return List.copyOf(byEntry.values());
    }

    Map<String, Operation> taken() {
        return taken;
    }

    /** Whether the deletion's operation named anything that its author had seen. */
    boolean namesWhatItDeletes(Arrival deletion) {
        return taken.values().stream().anyMatch(operation -> operation.hlc().equals(deletion.stamp())
                && operation.fields().containsKey(Record.DELETED) && !operation.base().isEmpty());
    }

    Map<RecordKey, Map<String, List<Arrival>>> arrivals() {
        return arrivals;
    }

    /** What the highest stamp says about a field. */
    static Arrival winner(List<Arrival> arrivals) {
        Arrival winner = arrivals.getFirst();
        for (Arrival arrival : arrivals) {
            winner = arrival.stamp().isAfter(winner.stamp()) ? arrival : winner;
        }
        return winner;
    }

    static Field field(Arrival arrival) {
        return new Field(arrival.value(), arrival.stamp());
    }

    private static String name(int device, OutboxEntry entry) {
        return device + "#" + entry.number();
    }
}

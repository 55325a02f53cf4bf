package org.outboxfx.scenario.world;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.scenario.world.Crossing.Cargo;
import org.outboxfx.scenario.world.Crossing.Kind;
import org.outboxfx.scenario.world.Crossing.Outcome;
import org.outboxfx.scenario.world.Crossing.Verb;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Operation;

/** What has crossed between the devices and the server, in order. Thread-safe; listeners are told on the crossing's thread. */
public final class Wire {

    /** More are not kept; the oldest go first. */
    private static final int MAX_KEPT = 2_000;
    private static final List<String> NAMING = List.of("title", "body", "name");

    private final InstantSource time;
    private final List<Crossing> crossings = new ArrayList<>();
    private final List<Consumer<Crossing>> listeners = new CopyOnWriteArrayList<>();
    private final Map<RecordKey, String> names = new ConcurrentHashMap<>();
    private final Map<RecordKey, String> writers = new ConcurrentHashMap<>();
    private long numbers;
    private long effects;

    Wire(InstantSource time) {
        this.time = time;
    }

    /** All that is kept, in the order in which they began. */
    public synchronized List<Crossing> crossings() {
        return List.copyOf(crossings);
    }

    /** Tells of each crossing when it begins and when it ends. */
    public void listen(Consumer<Crossing> listener) {
        listeners.add(listener);
    }

    /** How many operations the server has applied, repetitions not counted. */
    public synchronized long effects() {
        return effects;
    }

    Crossing begin(String device, Kind kind, List<Cargo> cargo) {
        Crossing begun;
        synchronized (this) {
            begun = new Crossing(++numbers, time.instant(), device, kind, cargo, Outcome.UNDERWAY, List.of());
            crossings.add(begun);
            if (crossings.size() > MAX_KEPT) {
                crossings.removeFirst();
            }
        }
        listeners.forEach(listener -> listener.accept(begun));
        return begun;
    }

    void end(Crossing begun, Outcome outcome, List<OpResult.Status> results) {
        Crossing ended = begun.ended(outcome, results);
        synchronized (this) {
            crossings.replaceAll(each -> each.number() == begun.number() ? ended : each);
        }
        listeners.forEach(listener -> listener.accept(ended));
    }

    /** The server has applied operations. */
    synchronized void applied(long operations) {
        effects += operations;
    }

    List<Cargo> cargo(String device, List<Operation> operations) {
        operations.forEach(operation -> writers.put(operation.key(), device));
        return operations.stream().map(operation -> new Cargo(verb(operation), name(operation.edit()))).toList();
    }

    /** What a page of the feed tells a device of, other than what it wrote last itself. */
    List<Cargo> news(String device, List<Record> records) {
        return records.stream().filter(record -> !device.equals(writers.get(record.key())))
                .map(record -> new Cargo(record.isDeleted() ? Verb.DELETE : Verb.EDIT, name(record))).toList();
    }

    private String name(Record record) {
        Optional<Conflict> conflict = Conflict.from(record);
        if (conflict.isPresent()) {
            RecordKey subject = conflict.get().subject();
            return names.getOrDefault(subject, subject.id());
        }
        NAMING.stream().map(field -> record.text(field, "")).filter(text -> !text.isEmpty()).findFirst()
                .ifPresent(text -> names.put(record.key(), text));
        return names.getOrDefault(record.key(), record.key().id());
    }

    private static Verb verb(Operation operation) {
        if (operation.kind() == Change.Kind.SEND) {
            return Verb.SEND;
        }
        if (FieldValue.of(true).equals(operation.fields().get(Record.DELETED))) {
            return Verb.DELETE;
        }
        if (operation.base().isEmpty()) {
            return Verb.ADD;
        }
        return FieldValue.of(true).equals(operation.fields().get("done")) ? Verb.COMPLETE : Verb.EDIT;
    }
}

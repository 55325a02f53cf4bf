package org.outboxfx.scenario.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.outboxfx.OutboxClient;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.scenario.Action;
import org.outboxfx.scenario.Action.Decision;
import org.outboxfx.scenario.Action.Deed;
import org.outboxfx.scenario.Action.Purpose;
import org.outboxfx.scenario.Action.Travel;
import org.outboxfx.scenario.world.World;
import org.outboxfx.scenario.world.WorldDevice;

/** Does what a story says is done at a device, as a person does it in the program. */
final class Deeds {

    private static final int PATIENCE_SECONDS = 20;
    private static final int MAX_ENTRIES = 10_000;
    /** A device notices within this time that it is in another network. */
    private static final Duration NOTICING = Duration.ofMillis(600);

    private final World world;

    Deeds(World world) {
        this.world = world;
    }

    void perform(WorldDevice device, Deed deed) {
        OutboxClient client = device.client();
        switch (deed) {
            case Action.Connect(var network) -> {
                device.connect(network);
                world.pass(NOTICING);
            }
            case Action.LoseAnswer _ -> device.loseNextAnswer();
            case Action.LoseRequest _ -> device.loseNextRequest();
            case Action.SetClock(var ahead) -> device.setClock(ahead);
            case Action.Show(var page) -> device.show(page);
            case Action.SyncNow _ -> client.syncNow();
            case Action.Kill(var moment) -> {
                world.settle();
                device.kill(moment);
            }
            case Action.Write write -> write(device, write);
            case Action.Decide(var key, var decision) -> decide(client, key, decision);
            case Action.Resolve(var key, var side) -> resolve(client, key, side);
        }
    }

    private static void write(WorldDevice device, Action.Write write) {
        OutboxClient client = device.client();
        Change change = write.purpose() == Purpose.SEND
                ? Change.send(write.key(), signed(device, write.fields()))
                : Change.put(write.key(), write.fields());
        Travel travel = write.travel();
        if (travel.lane() != null) {
            change = change.withLane(travel.lane());
        }
        if (travel.expires() != null) {
            change = change.withExpiresAfter(travel.expires());
        }
        if (!travel.after().isEmpty()) {
            change = change.withDependsOn(travel.after().stream().map(key -> newest(client, key).opId()).toList());
        }
        if (travel.later() == null) {
            get(client.submit(change));
        } else {
            get(client.saveDraft(change));
            get(client.sendDraft(change.key(), travel.later()));
        }
    }

    /** A message says who wrote it and when, by their own clock. */
    private static Map<String, FieldValue> signed(WorldDevice device, Map<String, FieldValue> message) {
        var signed = new TreeMap<>(message);
        signed.put("sender", FieldValue.of(device.person()));
        signed.put("written", FieldValue.of(device.clock().instant().toString()));
        return signed;
    }

    private static void decide(OutboxClient client, RecordKey key, Decision decision) {
        String opId = newest(client, key).opId();
        get(switch (decision) {
            case CANCEL -> client.cancel(opId);
            case RETRY -> client.retry(opId);
            case CONFIRM -> client.confirmations().confirm(opId);
            case DISCARD -> client.confirmations().discard(opId);
        });
    }

    private static void resolve(OutboxClient client, RecordKey key, Action.Side side) {
        var changes = new ArrayList<Change>();
        var restored = new TreeMap<String, FieldValue>();
        for (Record record : conflicts(client)) {
            Conflict conflict = Conflict.from(record).orElseThrow();
            if (conflict.subject().equals(key)) {
                changes.add(Change.put(record.key(), Map.of(Conflict.REVIEWED, FieldValue.of(true))));
                restored.put(conflict.field(), conflict.lost().value());
                if (conflict.kind() == Conflict.Kind.DELETE_VS_EDIT) {
                    restored.put(Record.DELETED, FieldValue.of(false));
                }
            }
        }
        if (changes.isEmpty()) {
            throw new IllegalStateException("'" + key.id() + "' has no conflict here; expected one.");
        }
        if (side == Action.Side.USE_OTHER) {
            changes.add(Change.put(key, restored));
        }
        get(client.submitAll(changes));
    }

    /** The conflicts that nobody has looked at. */
    static List<Record> conflicts(OutboxClient client) {
        return get(client.records(Conflict.TYPE)).stream()
                .filter(record -> !record.isDeleted() && !record.flag(Conflict.REVIEWED)).toList();
    }

    static Optional<OutboxEntry> find(OutboxClient client, RecordKey key) {
        return Stream.of(Stage.values()).flatMap(stage -> get(client.entries(stage, MAX_ENTRIES, 0)).stream())
                .filter(entry -> entry.key().equals(key)).max(Comparator.comparingLong(OutboxEntry::number));
    }

    private static OutboxEntry newest(OutboxClient client, RecordKey key) {
        return find(client, key).orElseThrow(() -> new IllegalStateException(
                "'" + key.id() + "' has no entry in this device's outbox; expected one. Was it written on another device?"));
    }

    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}

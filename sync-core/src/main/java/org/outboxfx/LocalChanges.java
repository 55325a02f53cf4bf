package org.outboxfx;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.outbox.Confirmation;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.MovedOnException;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Revalidation;
import org.outboxfx.record.Change;
import org.outboxfx.record.Field;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Merge;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.replica.DeviceState;
import org.outboxfx.replica.Replica;
import org.outboxfx.storage.Transaction;

/**
 * What a person does, each as one transaction's work: the record, the outbox entry, the sync registration and the
 * device's last stamp are stored together or not at all (protocol, section 1).
 */
final class LocalChanges {

    private final Replica replica;
    private final Outbox outbox;
    private final Revalidation revalidation;
    private final DeviceState device;
    private final HybridClock clock;
    private final InstantSource time;
    private final Consumer<Transaction> registerSync;
    private final Consumer<Set<RecordKey>> recordsChanged;

    /**
     * @param registerSync registers the outbox's sync tag within the transaction
     * @param recordsChanged is told after the commit; must not block
     */
    LocalChanges(Replica replica, Outbox outbox, Revalidation revalidation, DeviceState device, HybridClock clock,
            InstantSource time,
            Consumer<Transaction> registerSync, Consumer<Set<RecordKey>> recordsChanged) {
        this.replica = replica;
        this.outbox = outbox;
        this.revalidation = revalidation;
        this.device = device;
        this.clock = clock;
        this.time = time;
        this.registerSync = registerSync;
        this.recordsChanged = recordsChanged;
    }

    List<OutboxEntry> submit(Transaction tx, List<Change> changes) {
        var entries = new ArrayList<OutboxEntry>(changes.size());
        for (Change wanted : revalidation.classified(changes)) {
            Record stored = stored(tx, wanted.key());
            Change change = stored.fields().isEmpty() ? outbox.whole(tx, wanted) : wanted;
            HybridTimestamp stamp = clock.nextAfter(stored.newestStamp());
            Optional<OutboxEntry> vanished = vanish(tx, change, stored, stamp);
            if (vanished.isPresent()) {
                entries.add(vanished.get());
            } else {
                entries.add(outbox.add(tx, change, stored, stamp));
                replica.put(tx, Merge.merge(stored, Record.stamped(change.key(), change.fields(), stamp)).merged());
            }
        }
        finish(tx, changes.stream().map(Change::key).toList());
        return entries;
    }

    /** Takes a record away of which nobody but this device has heard, and says which entry did so. */
    private Optional<OutboxEntry> vanish(Transaction tx, Change change, Record stored, HybridTimestamp stamp) {
        if (!change.fields().containsKey(Record.DELETED) || !replica.beneath(tx, change.key()).fields().isEmpty()) {
            return Optional.empty();
        }
        Optional<OutboxEntry> vanished = outbox.vanish(tx, change, stored, stamp);
        vanished.ifPresent(entry -> replica.remove(tx, entry.key()));
        return vanished;
    }

    OutboxEntry saveDraft(Transaction tx, Change change) {
        return outbox.drafts().save(tx, change);
    }

    /** Sends a draft after the given time, in which it can still be recalled. */
    OutboxEntry sendDraft(Transaction tx, RecordKey key, Duration hold) {
        OutboxEntry draft = outbox.drafts().find(tx, key)
                .orElseThrow(() -> new MovedOnException("There is no draft of " + key + "; save one before sending it."));
        Record stored = stored(tx, key);
        HybridTimestamp stamp = clock.nextAfter(stored.newestStamp());
        OutboxEntry held = outbox.drafts().promote(tx, draft, stored, stamp, time.instant().plus(hold));
        replica.put(tx, Merge.merge(stored, Record.stamped(key, draft.fields(), stamp)).merged());
        finish(tx, List.of(key));
        return held;
    }

    /** Takes a held entry back into a draft, and its record out of sight. */
    OutboxEntry recall(Transaction tx, OutboxEntry entry) {
        revert(tx, entry);
        OutboxEntry draft = outbox.drafts().recall(tx, entry);
        finish(tx, List.of(entry.key()));
        return draft;
    }

    /**
     * Takes an entry back. If it is on its way, a compensating change is queued behind it; if the server may have it from an
     * earlier sending, it is asked first.
     */
    OutboxEntry cancel(Transaction tx, OutboxEntry entry) {
        if (entry.state() == EntryState.NEEDS_CONFIRMATION) {
            outbox.questions().decided(tx, entry, Confirmation.Decision.DISCARDED);
        }
        if (entry.state() == EntryState.SENDING) {
            compensate(tx, entry);
            return entry;
        }
        if (entry.progress().attempted() && entry.state() != EntryState.EXPIRED) {
            OutboxEntry wished = outbox.wishCancelled(tx, entry);
            registerSync.accept(tx);
            return wished;
        }
        return withdraw(tx, entry);
    }

    /** Takes back what a person took back when the server might have had it, now that this is known. */
    OutboxEntry withdraw(Transaction tx, OutboxEntry entry) {
        if (entry.state() == EntryState.SENT) {
            compensate(tx, entry);
            return entry;
        }
        if (entry.state() == EntryState.DRAFT) {
            return outbox.cancel(tx, entry).getFirst();
        }
        List<OutboxEntry> cancelled = outbox.cancel(tx, entry);
        for (OutboxEntry gone : cancelled.reversed()) {
            revert(tx, gone);
        }
        finish(tx, List.of(entry.key()));
        return cancelled.getFirst();
    }

    /**
     * Sends what a person was asked about and has confirmed. It gets a new stamp, because they have now seen what is there;
     * what they have done to the record since keeps its order behind it.
     *
     * @throws IllegalStateException if nobody was asked
     */
    OutboxEntry confirm(Transaction tx, OutboxEntry entry) {
        outbox.questions().confirm(tx, entry);
        for (OutboxEntry waiting : outbox.open(tx, entry.key())) {
            if (waiting.number() >= entry.number() && !waiting.progress().attempted()) {
                restamp(tx, waiting.opId());
            }
        }
        finish(tx, List.of(entry.key()));
        return outbox.find(tx, entry.opId()).orElseThrow();
    }

    /** Takes back what a person was asked about, and does in its place what they want now. */
    List<OutboxEntry> replace(Transaction tx, OutboxEntry entry, Change change) {
        outbox.questions().decided(tx, entry, Confirmation.Decision.EDITED);
        withdraw(tx, entry);
        return submit(tx, List.of(change));
    }

    OutboxEntry retry(Transaction tx, OutboxEntry entry) {
        // Who lets go what waited for something taken back has not been shown what others have written since.
        if (entry.state() == EntryState.NEEDS_CONFIRMATION && entry.reason() != Reason.DEPENDENCY_CANCELLED) {
            return confirm(tx, entry);
        }
        OutboxEntry queued = outbox.retry(tx, entry);
        registerSync.accept(tx);
        return queued;
    }

    /**
     * Gives new stamps to what the server cannot have, in the order in which it was done, if the clock was too far ahead.
     * Operation ids stay.
     */
    void restamp(Transaction tx) {
        if (!clock.rewind()) {
            return;
        }
        Instant limit = clock.physicalNow();
        for (String opId : outbox.restamping().after(tx, limit)) {
            restamp(tx, opId);
        }
        device.saveStamp(tx, clock);
    }

    private void restamp(Transaction tx, String opId) {
        OutboxEntry entry = outbox.find(tx, opId).orElseThrow();
        HybridTimestamp stamp = clock.nextAfter(entry.content().before().newestStamp());
        outbox.restamping().restamp(tx, entry, stamp);
        Record stored = stored(tx, entry.key());
        var fields = new TreeMap<>(stored.fields());
        fields.replaceAll(
                (name, field) -> field.stamp().equals(entry.content().stamp())
                        ? new Field(entry.fields().getOrDefault(name, field.value()), stamp)
                        : field);
        // The old stamp may have hidden a value that the new one does not.
        replica.put(tx, Merge.merge(new Record(entry.key(), fields), replica.beneath(tx, entry.key())).merged());
    }

    /** Queues the opposite of an entry, as far as nobody has changed its fields since. */
    private void compensate(Transaction tx, OutboxEntry entry) {
        Record stored = stored(tx, entry.key());
        Record before = Reverted.without(stored, entry, replica.beneath(tx, entry.key()));
        if (entry.content().creates()) {
            if (!stored.isDeleted()) {
                submit(tx, List.of(Change.delete(entry.key()).withLane(entry.lane())));
            }
            return;
        }
        Map<String, FieldValue> opposite = new HashMap<>();
        entry.fields().keySet().stream().filter(name -> !before.value(name).equals(stored.value(name)))
                .forEach(name -> opposite.put(name,
                        name.equals(Record.DELETED) ? FieldValue.of(before.isDeleted()) : before.value(name)));
        if (!opposite.isEmpty()) {
            submit(tx, List.of(Change.put(entry.key(), opposite).withLane(entry.lane())));
        }
    }

    /** Gives the entry's fields back what they had before or the feed has brought since, unless a later edit has set them. */
    private void revert(Transaction tx, OutboxEntry entry) {
        Record left = Reverted.without(stored(tx, entry.key()), entry, replica.beneath(tx, entry.key()));
        if (left.fields().isEmpty()) {
            replica.remove(tx, entry.key());
        } else {
            replica.put(tx, left);
        }
    }

    private Record stored(Transaction tx, RecordKey key) {
        return replica.find(tx, key).orElseGet(() -> Record.empty(key));
    }

    private void finish(Transaction tx, List<RecordKey> keys) {
        device.saveStamp(tx, clock);
        registerSync.accept(tx);
        tx.afterCommit(() -> recordsChanged.accept(new LinkedHashSet<>(keys)));
    }
}

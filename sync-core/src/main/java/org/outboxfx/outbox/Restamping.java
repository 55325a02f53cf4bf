package org.outboxfx.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Field;
import org.outboxfx.record.Record;
import org.outboxfx.storage.Transaction;

/** Gives what is unsent another stamp. Every method works within the caller's transaction. */
public final class Restamping {

    private final EntryStore store;
    private final Movements movements;

    Restamping(EntryStore store, Movements movements) {
        this.store = store;
        this.movements = movements;
    }

    /**
     * The operation ids of the unsent entries stamped after now which the server cannot have, oldest first: those that were
     * never sent, and those stamped so far ahead that no server has taken them.
     */
    public List<String> after(Transaction tx, Instant now) {
        return Outbox.OPEN.stream().flatMap(state -> store.inState(tx, state, Integer.MAX_VALUE).stream())
                .filter(entry -> isAfter(entry.content().stamp(),
                        entry.progress().attempted() ? now.plus(HybridClock.MAX_AHEAD) : now))
                .sorted(Comparator.comparingLong(OutboxEntry::number)).map(OutboxEntry::opId).toList();
    }

    private static boolean isAfter(@Nullable HybridTimestamp stamp, Instant time) {
        return stamp != null && stamp.millis() > time.toEpochMilli();
    }

    /** Gives an entry another stamp, also where later entries of its record say that they had seen the old one. */
    public void restamp(Transaction tx, OutboxEntry entry, HybridTimestamp stamp) {
        movements.rewrite(tx, entry.with(entry.content().stamped(stamp)));
        for (OutboxEntry later : store.ofRecord(tx, entry.key(), Outbox.OPEN)) {
            var before = new TreeMap<String, Field>(later.content().before().fields());
            before.replaceAll(
                    (name, field) -> field.stamp().equals(entry.content().stamp()) ? new Field(field.value(), stamp) : field);
            if (!before.equals(later.content().before().fields())) {
                Content content = later.content();
                movements.rewrite(tx,
                        later.with(content.setting(content.fields(), new Record(content.key(), before), content.creates())));
            }
        }
    }
}

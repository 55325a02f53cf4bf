package org.outboxfx.evidence;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.Confirmation;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Witness;
import org.outboxfx.record.Agent;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Schema;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Receipt;
import org.outboxfx.wire.Wire;

/**
 * Writes down every event of an entry's life, in the transaction of the event. Rows form a hash chain: each holds the hash
 * of the row before it, so that none can be changed, taken out or put in without the rest no longer fitting.
 *
 * <p>Used on the database's writing thread only.
 */
public final class EvidenceLog implements Witness {

    private static final int SECRET_BYTES = 32;
    private static final EvidenceHead BEGINNING = new EvidenceHead(0, Chain.BEGINNING);

    private final EvidenceStore store = new EvidenceStore();
    private final InstantSource time;
    private final RandomGenerator random;
    private String origin = "";
    private int originId;
    /** The end of the chain as one transaction has made it; another transaction reads it anew. */
    private @Nullable End end;

    private record End(Transaction tx, EvidenceHead head) {}

    /** @param random makes the keys of payloads; must be cryptographically strong */
    public EvidenceLog(InstantSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    /** The evidence's tables. */
    public static Schema schema() {
        return Schema.of("evidence", EvidenceLog.class, "001-evidence.sql", "002-filter.sql");
    }

    /** Says where the rows from now on come from. Call before any event, and again after the database was reopened. */
    public void load(Transaction tx, Origin origin) {
        this.origin = Wire.writeText(origin);
        originId = store.origin(tx, this.origin);
    }

    @Override
    public void added(Transaction tx, OutboxEntry entry) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        store.putSecret(tx, entry.number(), secret);
        append(tx, Evidence.Event.ADDED, entry, EntryFacts.of(entry, secret));
    }

    @Override
    public void moved(Transaction tx, OutboxEntry from, OutboxEntry to) {
        append(tx, Evidence.Event.MOVED, to, EntryFacts.of(from, to, store.secret(tx, to.number())));
    }

    /** Tells of a new content, unless it is a draft's, which is meant to be rewritten with every word. */
    @Override
    public void rewritten(Transaction tx, OutboxEntry entry) {
        if (entry.state() != EntryState.DRAFT) {
            append(tx, Evidence.Event.REWRITTEN, entry, EntryFacts.of(entry, store.secret(tx, entry.number()).orElse(null)));
        }
    }

    @Override
    public void asked(Transaction tx, OutboxEntry entry, Set<Confirmation.Cause> causes) {
        append(tx, Evidence.Event.ASKED, entry, EntryFacts.of(entry, store.secret(tx, entry.number()).orElse(null))
                .with(new Facts.HumanConfirmation(causes, null, null)));
    }

    @Override
    public void decided(Transaction tx, OutboxEntry entry, Confirmation.Decision decision, @Nullable String member) {
        append(tx, Evidence.Event.DECIDED, entry, EntryFacts.of(entry, store.secret(tx, entry.number()).orElse(null))
                .with(new Facts.HumanConfirmation(null, decision, member)));
    }

    /**
     * Tells that an entry's content was erased, and destroys the key of its hashes: from then on nobody can find out by
     * trying whether it held a certain text.
     */
    @Override
    public void erased(Transaction tx, OutboxEntry entry) {
        store.forgetSecret(tx, entry.number());
        append(tx, Evidence.Event.ERASED, entry, EntryFacts.of(entry, null));
    }

    @Override
    public EvidenceHead head(Transaction tx) {
        return end != null && end.tx() == tx ? end.head() : store.head(tx).orElse(BEGINNING);
    }

    @Override
    public void receipted(Transaction tx, String request, Receipt receipt) {
        append(tx, Evidence.Event.RECEIPT, Facts.of(request, receipt));
    }

    /** Rows that fit a filter, newest first, from before a place on. */
    public List<Evidence> page(Transaction tx, EvidenceFilter filter, long before, int limit) {
        return store.page(tx, filter, before, limit).stream().map(StoredRow::read).toList();
    }

    /** The rows of one entry, oldest first. */
    public List<Evidence> ofEntry(Transaction tx, long entry) {
        return store.ofEntry(tx, entry).stream().map(StoredRow::read).toList();
    }

    /** The devices that have written evidence here: one, unless the database was restored. */
    public Set<String> devices(Transaction tx) {
        return store.origins(tx).stream().map(StoredRow::origin).map(Origin::device).collect(Collectors.toSet());
    }

    /**
     * Lets rows at the beginning go that were written before the given time, a bounded number at once. A row that names the
     * last of them is added first, so that what is left can still be verified.
     *
     * @return how many went
     */
    public int prune(Transaction tx, Instant before, int atMost) {
        StoredRow last = null;
        int rows = 0;
        for (StoredRow row : store.from(tx, 1, atMost)) {
            if (row.at() >= before.toEpochMilli()) {
                break;
            }
            last = row;
            rows++;
        }
        if (last != null) {
            append(tx, Evidence.Event.PRUNED, Facts.of(new EvidenceHead(last.sequence(), last.hash())));
            store.deleteUpTo(tx, last.sequence());
        }
        return rows;
    }

    private void append(Transaction tx, Evidence.Event event, Facts facts) {
        append(tx, head -> new StoredRow(head.sequence() + 1, time.millis(), event.name(), null, null, null, null, null, null,
                null, Wire.writeText(facts), origin, head.hash(), ""));
    }

    private void append(Transaction tx, Evidence.Event event, OutboxEntry entry, Facts facts) {
        RecordKey key = entry.key();
        OpResult.Status status = entry.progress().status();
        Agent agent = entry.authority().agent();
        append(tx, head -> new StoredRow(head.sequence() + 1, time.millis(), event.name(), entry.number(), entry.opId(),
                key.type(), key.id(), entry.state().name(), status == null ? null : status.name(),
                agent == null ? null : agent.task(), Wire.writeText(facts),
                origin,
                head.hash(), ""));
    }

    private void append(Transaction tx, Function<EvidenceHead, StoredRow> next) {
        StoredRow row = next.apply(head(tx)).hashed();
        store.insert(tx, row, originId);
        end = new End(tx, new EvidenceHead(row.sequence(), row.hash()));
    }
}

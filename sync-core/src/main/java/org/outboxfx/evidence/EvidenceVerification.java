package org.outboxfx.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.StorageException;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.HeldEvidence;

/**
 * Looks whether the evidence is as it was written, and says in words what is not. What such a check can know and what not:
 * docs/evidence.md.
 */
public final class EvidenceVerification {

    private static final int PAGE = 1_000;

    private final Database database;
    private final Outbox outbox;
    private final EvidenceStore store = new EvidenceStore();

    public EvidenceVerification(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** What is known of an entry from its newest row. */
    private record Last(@Nullable String state, @Nullable String payloadHmac) {}

    /** An entry and the key of its payload's hash, unless that was destroyed. */
    private record Held(OutboxEntry entry, Optional<byte[]> secret) {}

    /**
     * Reads all evidence, page by page. Blocks; not for a thread that must not wait.
     *
     * @param held what the server says of each device, as far as it could be asked
     */
    public EvidenceReport run(Map<String, HeldEvidence> held) {
        EvidenceHead anchor = anchor();
        var findings = new ArrayList<Finding>();
        var lasts = new HashMap<Long, Last>();
        var receipts = new ReceiptCheck(held.values().stream().map(HeldEvidence::key).collect(Collectors.toSet()),
                anchor.sequence() + 1);
        EvidenceHead end = anchor;
        boolean whole = true;
        long rows = 0;
        List<StoredRow> page = from(1);
        while (!page.isEmpty()) {
            for (StoredRow row : page) {
                whole &= row.sequence() == end.sequence() + 1 && row.previous().equals(end.hash()) && Chain.isWhole(row);
                end = new EvidenceHead(row.sequence(), row.hash());
                note(row, lasts, receipts);
            }
            rows += page.size();
            page = from(end.sequence() + 1);
        }
        if (!whole) {
            findings.addAll(Diagnosis.of(all(), anchor));
        }
        boolean cut = compareWithOutbox(end.sequence(), lasts, findings);
        findings.addAll(receipts.findings());
        var server = new ServerComparison(anchor, end.sequence(),
                place -> from(place).stream().findFirst().filter(row -> row.sequence() == place));
        if (whole) {
            findings.addAll(server.withReceipts(receipts.signed()));
            held.values().forEach(each -> findings.addAll(named(server.withHeld(each.heads()), cut)));
        }
        return new EvidenceReport(rows, findings.stream().distinct().toList(), held.keySet());
    }

    /** If no entry has gone on beyond the last row, not the evidence alone is older than it should be. */
    private static List<Finding> named(List<Finding> findings, boolean cut) {
        return findings.stream().map(finding -> finding instanceof Finding.EndsEarly(long last, long _, Instant seen) && !cut
                ? new Finding.RestoredOlder(last, seen)
                : finding).toList();
    }

    /** The chain goes on from where its last pruning says, as long as the first row left fits that. */
    private EvidenceHead anchor() {
        return database.read(tx -> store.lastPruned(tx)).flatMap(row -> Optional.ofNullable(facts(row)))
                .flatMap(facts -> Optional.ofNullable(facts.anchor())).orElse(new EvidenceHead(0, Chain.BEGINNING));
    }

    private List<StoredRow> from(long sequence) {
        return database.read(tx -> store.from(tx, sequence, PAGE));
    }

    private List<StoredRow> all() {
        return database.read(tx -> store.from(tx, Long.MIN_VALUE, Integer.MAX_VALUE));
    }

    private static void note(StoredRow row, Map<Long, Last> lasts, ReceiptCheck receipts) {
        Facts facts = facts(row);
        if (facts != null) {
            receipts.look(row, facts);
        }
        noteLast(row, facts, lasts);
    }

    private static void noteLast(StoredRow row, @Nullable Facts facts, Map<Long, Last> lasts) {
        if (row.entry() != null) {
            lasts.put(row.entry(), new Last(row.state(), facts == null ? null : facts.payloadHmac()));
        }
    }

    /** What a row tells; null if someone has made it unreadable, which its hash shows. */
    private static @Nullable Facts facts(StoredRow row) {
        try {
            return row.read().facts();
        } catch (StorageException e) {
            return null;
        }
    }

    /** @return whether entries have gone on beyond the end of the evidence */
    private boolean compareWithOutbox(long end, Map<Long, Last> lasts, List<Finding> findings) {
        long newest = lasts.keySet().stream().mapToLong(Long::longValue).max().orElse(Long.MAX_VALUE);
        boolean cut = false;
        List<Held> page = entries(0);
        while (!page.isEmpty()) {
            for (Held held : page) {
                Optional<Finding> finding = judged(held, lasts.get(held.entry().number()), newest, end);
                if (finding.isPresent()) {
                    finding = judgedAtRest(held.entry().number(), newest, end);
                }
                boolean another = finding.filter(Finding.CutTail.class::isInstance).isPresent() && cut;
                if (finding.isPresent() && !another) {
                    findings.add(finding.get());
                    cut |= finding.get() instanceof Finding.CutTail;
                }
            }
            page = entries(page.getLast().entry().number());
        }
        return cut;
    }

    private List<Held> entries(long after) {
        return database.read(tx -> outbox.contents().after(tx, after, PAGE).stream()
                .map(entry -> new Held(entry, store.secret(tx, entry.number()))).toList());
    }

    /** Entries move on while the evidence is read; on the writing thread nothing does. */
    private Optional<Finding> judgedAtRest(long number, long newest, long end) {
        return database.inTransaction(tx -> {
            OutboxEntry entry = outbox.contents().after(tx, number - 1, 1).getFirst();
            var lasts = new HashMap<Long, Last>();
            store.ofEntry(tx, number).forEach(row -> noteLast(row, facts(row), lasts));
            return judged(new Held(entry, store.secret(tx, number)), lasts.get(number), newest, end);
        });
    }

    /** Entries older than the evidence have none; no newer one is without. */
    private static Optional<Finding> judged(Held held, @Nullable Last last, long newest, long end) {
        OutboxEntry entry = held.entry();
        boolean told = last == null ? entry.number() <= newest : entry.state().name().equals(last.state());
        if (!told) {
            return Optional.of(new Finding.CutTail(end, entry.number(), entry.state()));
        }
        return last != null && isChanged(held, last)
                ? Optional.of(new Finding.ChangedContent(entry.number()))
                : Optional.empty();
    }

    private static boolean isChanged(Held held, Last last) {
        return last.payloadHmac() != null && held.entry().state() != EntryState.DRAFT && held.secret()
                .filter(secret -> !EntryFacts.hmac(held.entry(), secret).equals(last.payloadHmac())).isPresent();
    }
}

package org.outboxfx.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.HeldEvidence.Held;

/** Compares the chain with the ends of it that the server was told. Pure but for looking rows up. */
final class ServerComparison {

    private final EvidenceHead anchor;
    private final long last;
    private final LongFunction<Optional<StoredRow>> rows;

    /**
     * @param anchor what the first row there is goes on from
     * @param last the last row's place
     * @param rows the row at a place
     */
    ServerComparison(EvidenceHead anchor, long last, LongFunction<Optional<StoredRow>> rows) {
        this.anchor = anchor;
        this.last = last;
        this.rows = rows;
    }

    /** What receipts in the chain itself say about rows before them. */
    List<Finding> withReceipts(List<ReceiptCheck.Signed> receipts) {
        return receipts.stream().filter(signed -> signed.statement().head().sequence() <= last)
                .filter(signed -> differs(signed.statement().head())).findFirst()
                .<Finding>map(signed -> new Finding.Rewritten(signed.statement().head().sequence(),
                        Instant.ofEpochMilli(signed.statement().serverTime())))
                .map(List::of).orElse(List.of());
    }

    /** What the server says now. */
    List<Finding> withHeld(List<Held> heads) {
        var findings = new ArrayList<Finding>();
        Optional<Held> different = heads.stream().filter(held -> held.head().sequence() <= last && differs(held.head()))
                .min(Comparator.comparingLong(held -> held.head().sequence()));
        Optional<Held> beyond = heads.stream().filter(held -> held.head().sequence() > last)
                .max(Comparator.comparingLong(held -> held.head().sequence()));
        long common = heads.stream().map(Held::head).filter(head -> head.sequence() <= last && !differs(head))
                .mapToLong(EvidenceHead::sequence).max().orElse(anchor.sequence());
        if (different.isPresent()) {
            findings.add(isLater(different.get())
                    ? new Finding.RestoredOlder(common, seen(different.get()))
                    : new Finding.Rewritten(different.get().head().sequence(), seen(different.get())));
        } else if (beyond.isPresent()) {
            findings.add(new Finding.EndsEarly(last, beyond.get().head().sequence(), seen(beyond.get())));
        }
        return findings;
    }

    /** A row written after the server had been told of another one in its place: both were written in their time. */
    private boolean isLater(Held held) {
        return rows.apply(held.head().sequence()).filter(row -> row.at() > held.receivedAt()).isPresent();
    }

    private boolean differs(EvidenceHead head) {
        if (head.sequence() < anchor.sequence() || head.sequence() == 0) {
            return false;
        }
        if (head.sequence() == anchor.sequence()) {
            return !head.hash().equals(anchor.hash());
        }
        return rows.apply(head.sequence()).filter(row -> !row.hash().equals(head.hash())).isPresent();
    }

    private static Instant seen(Held held) {
        return Instant.ofEpochMilli(held.receivedAt());
    }
}

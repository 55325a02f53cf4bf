package org.outboxfx.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.outboxfx.wire.EvidenceHead;

/**
 * Says what was done to a chain that does not fit. It follows the rows by the hashes of their predecessors, from the
 * beginning on, and so finds where each row belonged when it was written; what then differs from where it stands tells
 * what was done. Pure.
 */
final class Diagnosis {

    /** How far a row may have been moved for its place to be found if nothing leads to it. */
    private static final int FARTHEST_MOVE = 1_000;

    private final List<StoredRow> rows;
    private final Map<String, List<StoredRow>> bySuccessor = new HashMap<>();
    /** Where each row that is as it was written belongs. */
    private final TreeMap<Long, StoredRow> placed = new TreeMap<>();
    private final IdentityHashMap<StoredRow, Long> places = new IdentityHashMap<>();
    /** Where rows that lost their predecessor belong by their own hash; nothing for those that fit nowhere. */
    private final IdentityHashMap<StoredRow, Optional<Long>> ownPlaces = new IdentityHashMap<>();

    private Diagnosis(List<StoredRow> rows) {
        this.rows = rows;
        rows.forEach(row -> bySuccessor.computeIfAbsent(row.previous(), _ -> new ArrayList<>()).add(row));
    }

    /**
     * @param rows all rows, in the order they stand in
     * @param anchor what the first row goes on from
     */
    static List<Finding> of(List<StoredRow> rows, EvidenceHead anchor) {
        var diagnosis = new Diagnosis(rows);
        diagnosis.follow(anchor);
        return diagnosis.findings(anchor.sequence() + 1);
    }

    private void follow(EvidenceHead anchor) {
        long place = anchor.sequence() + 1;
        String hash = anchor.hash();
        while (places.size() < rows.size()) {
            Optional<StoredRow> next = successor(hash, place);
            if (next.isEmpty()) {
                next = resume(place);
                if (next.isEmpty()) {
                    return;
                }
                place = ownPlace(next.get()).orElseThrow();
            }
            StoredRow row = next.get();
            places.put(row, place);
            placed.put(place, row);
            hash = row.hash();
            place++;
        }
    }

    /** Of several rows that go on from the same one, the one that others go on from. */
    private Optional<StoredRow> successor(String hash, long place) {
        return bySuccessor.getOrDefault(hash, List.of()).stream()
                .filter(row -> !places.containsKey(row) && Chain.hash(row, place).equals(row.hash()))
                .max(Comparator.comparing(row -> bySuccessor.containsKey(row.hash())));
    }

    /** The first row after a break that is as it was written, be it not where it was. */
    private Optional<StoredRow> resume(long place) {
        return rows.stream().filter(row -> !places.containsKey(row) && ownPlace(row).filter(own -> own >= place).isPresent())
                .findFirst();
    }

    private Optional<Long> ownPlace(StoredRow row) {
        return ownPlaces.computeIfAbsent(row, Diagnosis::search);
    }

    private static Optional<Long> search(StoredRow row) {
        return LongStream.rangeClosed(0, FARTHEST_MOVE)
                .flatMap(distance -> LongStream.of(row.sequence() + distance, row.sequence() - distance))
                .filter(place -> Chain.hash(row, place).equals(row.hash())).boxed().findFirst();
    }

    private List<Finding> findings(long first) {
        var findings = new ArrayList<Finding>();
        var altered = new TreeSet<Long>();
        for (StoredRow row : rows) {
            if (!places.containsKey(row)) {
                boolean inserted = placed.containsKey(row.sequence());
                findings.add(inserted ? new Finding.InsertedRow(row.sequence()) : new Finding.AlteredRow(row.sequence()));
                if (!inserted) {
                    altered.add(row.sequence());
                }
            }
        }
        missing(first, altered, findings);
        reordered(findings);
        return findings;
    }

    private void missing(long first, TreeSet<Long> altered, List<Finding> findings) {
        long last = placed.isEmpty() ? first - 1 : placed.lastKey();
        long from = first;
        for (long place = first; place <= last + 1; place++) {
            if (place > last || placed.containsKey(place) || altered.contains(place)) {
                if (from < place) {
                    findings.add(new Finding.MissingRows(from, place - 1));
                }
                from = place + 1;
            }
        }
    }

    /** Rows that were only moved up or down by what is missing or inserted before them keep their order. */
    private void reordered(List<Finding> findings) {
        var moved = new TreeSet<Long>();
        long highest = Long.MIN_VALUE;
        StoredRow before = null;
        for (StoredRow row : rows) {
            Long place = places.get(row);
            if (place == null) {
                continue;
            }
            if (place < highest && before != null) {
                moved.add(before.sequence());
                moved.add(row.sequence());
            }
            highest = Math.max(highest, place);
            before = row;
        }
        if (!moved.isEmpty()) {
            findings.add(new Finding.ReorderedRows(List.copyOf(moved)));
        }
    }
}

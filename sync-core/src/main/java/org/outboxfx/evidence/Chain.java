package org.outboxfx.evidence;

import java.util.HexFormat;
import org.outboxfx.wire.FieldDigest;

/** How a row's hash is made. Hashes are stored: the form must not change. */
final class Chain {

    /** What the first row names as its predecessor. */
    static final String BEGINNING = "0".repeat(64);

    private Chain() {}

    /** The hash of a row as if it stood at the given place. */
    static String hash(StoredRow row, long sequence) {
        var digest = new FieldDigest().add(HexFormat.of().parseHex(row.previous())).add(sequence).add(row.at()).add(row.event());
        digest.addOptional(row.entry() == null ? null : row.entry().toString()).addOptional(row.opId());
        digest.addOptional(row.recordType()).addOptional(row.recordId()).addOptional(row.state()).addOptional(row.outcome());
        digest.addOptional(row.agentTask()).add(row.facts()).add(row.origin());
        return HexFormat.of().formatHex(digest.finish());
    }

    static boolean isWhole(StoredRow row) {
        return hash(row, row.sequence()).equals(row.hash());
    }
}

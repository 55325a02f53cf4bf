package org.outboxfx.wire;

import java.util.regex.Pattern;

/**
 * The end of a device's evidence.
 *
 * @param sequence the last row's place
 * @param hash the last row's hash, 64 hexadecimal digits
 */
public record EvidenceHead(long sequence, String hash) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public EvidenceHead {
        if (sequence < 0 || hash == null || !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("Evidence head: expected a place and a hash of 64 hexadecimal digits.");
        }
    }
}

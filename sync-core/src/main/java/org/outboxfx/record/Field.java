package org.outboxfx.record;

import org.outboxfx.clock.HybridTimestamp;

/** A value and the stamp of the edit that wrote it. */
public record Field(FieldValue value, HybridTimestamp stamp) {

    /** True if this one wins over the other: the higher stamp, and for equal stamps the higher value. */
    boolean beats(Field other) {
        int byStamp = stamp.compareTo(other.stamp);
        return byStamp != 0 ? byStamp > 0 : FieldValue.compare(value, other.value) > 0;
    }
}

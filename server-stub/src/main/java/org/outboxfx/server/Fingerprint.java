package org.outboxfx.server;

import org.outboxfx.record.FieldValue;
import org.outboxfx.wire.FieldDigest;
import org.outboxfx.wire.Operation;

/**
 * Tells whether two operations with one key ask for the same thing: the same fields of the same record. Everything else is
 * left out, because a client may send the same wish again under other circumstances: with a better stamp once its clock is
 * right, with what its author had seen under those new stamps, without waiting for what was taken back (docs/adr/0011).
 *
 * <p>The form is this class's own and must not change: fingerprints are stored.
 */
final class Fingerprint {

    private Fingerprint() {}

    static byte[] of(Operation operation) {
        var form = new FieldDigest();
        form.add(operation.type()).add(operation.id()).add(operation.kind().name());
        form.add(operation.fields().size());
        operation.fields().forEach((field, value) -> add(form.add(field), value));
        return form.finish();
    }

    private static void add(FieldDigest form, FieldValue value) {
        switch (value) {
            case FieldValue.Text text -> form.add("t").add(text.value());
            case FieldValue.Whole whole -> form.add("n").add(whole.value());
            case FieldValue.Flag flag -> form.add(flag.value() ? "yes" : "no");
            case FieldValue.Empty _ -> form.add("-");
        }
    }
}

package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.outboxfx.record.FieldValue;
import org.outboxfx.wire.Operation;

/**
 * Tells whether two operations with one key ask for the same thing: the same fields of the same record. Everything else is
 * left out, because a client may send the same wish again under other circumstances: with a better stamp once its clock is
 * right, with what its author had seen under those new stamps, without waiting for what was taken back (docs/adr/0005).
 *
 * <p>The form is this class's own and must not change: fingerprints are stored.
 */
final class Fingerprint {

    private final MessageDigest digest = sha256();

    private Fingerprint() {}

    static byte[] of(Operation operation) {
        var form = new Fingerprint();
        form.add(operation.type()).add(operation.id()).add(operation.kind().name());
        form.add(operation.fields().size());
        operation.fields().forEach((field, value) -> form.add(field).add(value));
        return form.digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one does not.", e);
        }
    }

    private Fingerprint add(FieldValue value) {
        return switch (value) {
            case FieldValue.Text text -> add("t").add(text.value());
            case FieldValue.Whole whole -> add("n").add(whole.value());
            case FieldValue.Flag flag -> add(flag.value() ? "yes" : "no");
            case FieldValue.Empty _ -> add("-");
        };
    }

    /** The length goes first, so that no two lists of texts run together into the same bytes. */
    private Fingerprint add(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    private Fingerprint add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }
}

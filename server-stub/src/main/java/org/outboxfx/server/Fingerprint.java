package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.outboxfx.record.FieldValue;
import org.outboxfx.wire.Operation;

/**
 * Tells whether two operations with one key ask for the same thing. The stamp is left out, because a client whose
 * clock was wrong sends the same operation again with a better one.
 *
 * <p>The form is this class's own and must not change: fingerprints are stored.
 */
final class Fingerprint {

    private final MessageDigest digest = sha256();

    private Fingerprint() {}

    static byte[] of(Operation operation) {
        var form = new Fingerprint();
        form.add(operation.type()).add(operation.id()).add(operation.kind().name()).add(operation.lane());
        form.add(operation.impact().name()).add(operation.schema());
        form.add(operation.base().size());
        operation.base().forEach((field, stamp) -> form.add(field).add(stamp.toString()));
        form.add(operation.fields().size());
        operation.fields().forEach((field, value) -> form.add(field).add(value));
        form.add(operation.dependsOn().size());
        operation.dependsOn().forEach(form::add);
        Instant expiresAt = operation.expiresAt();
        form.add(expiresAt == null ? "" : expiresAt.toString());
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

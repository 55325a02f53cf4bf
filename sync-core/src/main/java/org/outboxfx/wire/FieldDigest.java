package org.outboxfx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over a list of texts and numbers. Each text's length goes first, so that no two lists run together into the same
 * bytes. Digests are stored: the form must not change.
 */
public final class FieldDigest {

    private static final long ABSENT = -1;

    private final MessageDigest digest = sha256();

    /** A digest without any field yet, for hashing bytes as they are. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one does not.", e);
        }
    }

    public FieldDigest add(String text) {
        return add(text.getBytes(UTF_8));
    }

    /** Adds a text that may be absent; an absent one differs from an empty one. */
    public FieldDigest addOptional(@Nullable String text) {
        return text == null ? add(ABSENT) : add(text);
    }

    public FieldDigest add(byte[] bytes) {
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    public FieldDigest add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }

    /** The 32 bytes. The object cannot be used after that. */
    public byte[] finish() {
        return digest.digest();
    }
}

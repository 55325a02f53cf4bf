package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The random key of an encrypted file, and the envelope that it lies in. */
final class FileKey {

    private final byte[] key;
    private final Envelope envelope;

    FileKey(byte[] key, Envelope envelope) {
        this.key = key;
        this.envelope = envelope;
    }

    /** A new key under a passphrase. */
    static FileKey make(Passphrase passphrase) {
        byte[] key = new byte[Envelope.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new FileKey(key, Envelope.seal(key, passphrase));
    }

    /** The same key under another passphrase. */
    FileKey under(Passphrase passphrase) {
        return new FileKey(key, Envelope.seal(key, passphrase));
    }

    Envelope envelope() {
        return envelope;
    }

    /** For H2, which takes it away when it is done. */
    byte[] copy() {
        return key.clone();
    }

    /** Another key that only who has this one can compute; it stays the same under every passphrase. */
    byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256; this one does not.", e);
        }
    }
}

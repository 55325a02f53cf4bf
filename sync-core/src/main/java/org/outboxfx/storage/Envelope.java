package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The first block of an encrypted file: H2's own mark and salt, and behind them the file's random key, under AES-256-GCM with a
 * key that only the passphrase gives. So a copy of the file needs nothing beside it but the passphrase.
 */
final class Envelope {

    static final int BLOCK_BYTES = 4096;
    static final int KEY_BYTES = 32;
    private static final byte[] H2_MARK = "H2encrypt\n".getBytes(US_ASCII);
    private static final int H2_SALT_BYTES = 8;
    /** Behind what H2 uses of the block, and within the first sector. */
    private static final int AT = 64;
    private static final byte[] HEADING = "OutboxFX key 1\n".getBytes(US_ASCII);
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int BODY_BYTES = HEADING.length + Integer.BYTES + SALT_BYTES + NONCE_BYTES + KEY_BYTES
            + TAG_BITS / Byte.SIZE;
    /** A block that asks for more was not written by this program. */
    private static final int MAX_ROUNDS = 100_000_000;

    private final byte[] body;

    private Envelope(byte[] body) {
        this.body = body;
    }

    /** Whether a file that begins with this block is encrypted. */
    static boolean isEncrypted(byte[] block) {
        return Arrays.equals(block, 0, Math.min(H2_MARK.length, block.length), H2_MARK, 0, H2_MARK.length);
    }

    /** Puts a file's key under a passphrase. */
    static Envelope seal(byte[] key, Passphrase passphrase) {
        var random = new SecureRandom();
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        ByteBuffer body = ByteBuffer.allocate(BODY_BYTES).put(HEADING).putInt(passphrase.rounds()).put(salt).put(nonce);
        try {
            return new Envelope(body.put(cipher(Cipher.ENCRYPT_MODE, body.array(), passphrase).doFinal(key)).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt with AES-256-GCM.", e);
        }
    }

    /** @throws DamagedException if the block was not written by this program, or has changed since */
    static Envelope in(byte[] block) {
        if (block.length < BLOCK_BYTES) {
            throw new DamagedException("the beginning of the encrypted file is cut short");
        }
        byte[] body = Arrays.copyOfRange(block, AT, AT + BODY_BYTES);
        ByteBuffer in = ByteBuffer.wrap(block, AT + BODY_BYTES, Integer.BYTES);
        int rounds = ByteBuffer.wrap(body).getInt(HEADING.length);
        if (!Arrays.equals(body, 0, HEADING.length, HEADING, 0, HEADING.length) || in.getInt() != checksum(body) || rounds < 1
                || rounds > MAX_ROUNDS) {
            throw new DamagedException("the beginning of the encrypted file, which holds its key, is not as it was written");
        }
        return new Envelope(body);
    }

    /** The first block of a new file. */
    byte[] block() {
        byte[] salt = new byte[H2_SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).put(H2_MARK).put(salt);
        return block.position(AT).put(body).putInt(checksum(body)).array();
    }

    /** @return the file's key; null if the passphrase is another one */
    byte @org.jspecify.annotations.Nullable [] open(Passphrase passphrase) {
        try {
            int sealedAt = BODY_BYTES - KEY_BYTES - TAG_BITS / Byte.SIZE;
            return cipher(Cipher.DECRYPT_MODE, body, passphrase).doFinal(body, sealedAt, BODY_BYTES - sealedAt);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot decrypt AES-256-GCM.", e);
        }
    }

    /** What tells it from every other. */
    String id() {
        return HexFormat.of().formatHex(body);
    }

    private static Cipher cipher(int mode, byte[] body, Passphrase passphrase) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body).position(HEADING.length);
        int rounds = in.getInt();
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        in.get(salt).get(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, passphrase.stretched(salt, rounds), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(body, 0, in.position());
        return cipher;
    }

    private static int checksum(byte[] body) {
        var sum = new CRC32C();
        sum.update(body);
        return (int) sum.getValue();
    }
}

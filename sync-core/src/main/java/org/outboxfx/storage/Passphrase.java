package org.outboxfx.storage;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** What opens an encrypted database. It is held in memory as long as the database is open, and never written. Immutable. */
public final class Passphrase {

    /** What OWASP recommends for PBKDF2 with HMAC-SHA-256. */
    private static final int ROUNDS = 600_000;
    /** A key that is random already needs no stretching. */
    private static final int ROUNDS_OF_A_KEY = 1;
    private static final int KEY_BITS = 256;

    private final char[] characters;
    private final int rounds;

    private Passphrase(char[] characters, int rounds) {
        this.characters = characters;
        this.rounds = rounds;
    }

    /** What a person types; opening takes a part of a second of computing, for those who try as well. */
    public static Passphrase of(char[] typed) {
        return new Passphrase(typed.clone(), ROUNDS);
    }

    /**
     * A key made of chance, for a program that keeps it in a safe place of its own.
     *
     * @throws IllegalArgumentException if it has less than 32 bytes
     */
    public static Passphrase ofKey(byte[] key) {
        if (key.length * Byte.SIZE < KEY_BITS) {
            throw new IllegalArgumentException("Key: expected 32 random bytes at least, found " + key.length + ".");
        }
        return new Passphrase(HexFormat.of().formatHex(key).toCharArray(), ROUNDS_OF_A_KEY);
    }

    /** How often a new envelope is stretched. */
    int rounds() {
        return rounds;
    }

    SecretKey stretched(byte[] salt, int times) {
        var spec = new PBEKeySpec(characters, salt, times, KEY_BITS);
        try {
            return new SecretKeySpec(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded(),
                    "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2WithHmacSHA256; this one does not.", e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "a passphrase";
    }
}

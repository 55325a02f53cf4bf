package org.outboxfx.server;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.storage.Transaction;

/** What members confirm single operations with. Only a slow hash is stored (PBKDF2 with HMAC-SHA-256). Thread-safe. */
final class Passphrases {

    static final int SHORTEST = 8;
    static final int LONGEST = 200;
    /** What OWASP recommends for this function. */
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private record Stored(byte[] salt, int iterations, byte[] hash) {}

    private final ServerDatabase database;
    private final ChangeStore store;
    private final SecureRandom random = new SecureRandom();

    Passphrases(ServerDatabase database, ChangeStore store) {
        this.database = database;
        this.store = store;
    }

    /** @throws IllegalArgumentException if it is too short or too long, or there is no such workspace */
    void set(Member member, char[] passphrase) {
        if (passphrase.length < SHORTEST || passphrase.length > LONGEST) {
            throw new IllegalArgumentException(
                    "Passphrase: found " + passphrase.length + " characters, expected " + SHORTEST + " to " + LONGEST + ".");
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = hash(passphrase, salt, ITERATIONS);
        database.inTransaction(tx -> {
            if (tx.first("select id from workspace where id = ?", row -> row.text("id"), member.workspace()).isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no workspace of this name. 'token issue' makes it with its first token.");
            }
            store.lockServer(tx); // or two processes might both add one
            tx.update("delete from passphrase where workspace = ? and member = ?", member.workspace(), member.name());
            return tx.update("insert into passphrase (workspace, member, salt, iterations, hash) values (?, ?, ?, ?, ?)",
                    member.workspace(), member.name(), salt, ITERATIONS, hash);
        });
    }

    /** @return false if the member has none */
    boolean remove(Member member) {
        return database.inTransaction(tx -> tx.update("delete from passphrase where workspace = ? and member = ?",
                member.workspace(), member.name())) > 0;
    }

    /** Whether it is the member's. Takes as long for a member who has none. */
    boolean matches(Member member, char[] passphrase) {
        Optional<Stored> stored = database.read(tx -> find(tx, member));
        byte[] salt = stored.map(Stored::salt).orElseGet(() -> new byte[SALT_BYTES]);
        byte[] hash = hash(passphrase, salt, stored.map(Stored::iterations).orElse(ITERATIONS));
        return stored.filter(known -> MessageDigest.isEqual(known.hash(), hash)).isPresent();
    }

    private static Optional<Stored> find(Transaction tx, Member member) {
        return tx.first("select salt, iterations, hash from passphrase where workspace = ? and member = ?",
                row -> new Stored(row.bytes("salt"), (int) row.number("iterations"), row.bytes("hash")), member.workspace(),
                member.name());
    }

    private static byte[] hash(char[] passphrase, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(passphrase, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2WithHmacSHA256; this one does not.", e);
        } finally {
            spec.clearPassword();
        }
    }
}

package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.storage.Row;
import org.outboxfx.storage.StorageException;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.FieldDigest;
import org.outboxfx.wire.Receipt;
import org.outboxfx.wire.Wire;

/** Signs receipts with Ed25519, under a key that is made with the database and stays in it. Thread-safe. */
final class Receipts {

    private static final String ALGORITHM = "Ed25519";

    private record Keys(byte[] privateKey, byte[] publicKey) {}

    private final PrivateKey privateKey;
    private final String publicKey;

    /** Reads the key, or makes it. Blocks. */
    Receipts(ServerDatabase database, ChangeStore store) {
        Keys keys = database.inTransaction(tx -> {
            store.lockServer(tx); // or two processes might make one each
            return tx.first("select private_key, public_key from receipt_key", Receipts::keys).orElseGet(() -> make(tx));
        });
        try {
            privateKey = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(keys.privateKey()));
        } catch (GeneralSecurityException e) {
            throw new StorageException("The server's key for receipts cannot be read: its database is damaged.", e);
        }
        publicKey = Base64.getEncoder().encodeToString(keys.publicKey());
    }

    /** The public key (X.509, Base64). */
    String key() {
        return publicKey;
    }

    /** A key that all processes of this server have, and nobody else. */
    byte[] derived(String purpose) {
        return new FieldDigest().add(purpose).add(privateKey.getEncoded()).finish();
    }

    Receipt sign(Receipt.Statement statement) {
        String text = Wire.writeText(statement);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text.getBytes(UTF_8));
            return new Receipt(text, Base64.getEncoder().encodeToString(signature.sign()), publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A receipt could not be signed.", e);
        }
    }

    private static Keys keys(Row row) {
        return new Keys(row.bytes("private_key"), row.bytes("public_key"));
    }

    private static Keys make(Transaction tx) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var keys = new Keys(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
            tx.update("insert into receipt_key (private_key, public_key) values (?, ?)", keys.privateKey(), keys.publicKey());
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 has " + ALGORITHM + "; this one does not.", e);
        }
    }
}

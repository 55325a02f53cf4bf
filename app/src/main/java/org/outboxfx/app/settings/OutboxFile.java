package org.outboxfx.app.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.outboxfx.app.words.WordedException;

/**
 * Unsent changes in a file that only a passphrase opens (docs/outbox-file.md): a heading, salt and nonce, then JSON under
 * AES-256-GCM with a key from PBKDF2. Heading, salt and nonce are authenticated too. Blocks for disk and key.
 */
final class OutboxFile {

    static final int SHORTEST_PASSPHRASE = 8;
    private static final byte[] HEADING = "OutboxFX unsent 1\n".getBytes(UTF_8);
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    private static final int ROUNDS = 600_000;
    /** Some hundred thousand changes; a longer file is not ours. */
    private static final long MAX_BYTES = 256L << 20;

    /** Why a file is not taken. */
    enum Refusal {
        NO_OUTBOX_FILE, WRONG_PASSPHRASE, TOO_LARGE, UNREADABLE;

        /** The refusal that a failure tells of, if it does. */
        static Optional<Refusal> in(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof RefusedException refused) {
                    return Optional.of(refused.refusal);
                }
            }
            return Optional.empty();
        }
    }

    /** A file was not taken. Its message holds none of the content. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Refusal refusal;

        RefusedException(Refusal refusal) {
            super("The outbox file was refused: " + refusal + ".");
            this.refusal = refusal;
        }
    }

    private OutboxFile() {}

    /** @return how many changes were written */
    static int write(Path file, List<UnsentChange> changes, char[] passphrase) {
        var random = new SecureRandom();
        byte[] head = Arrays.copyOf(HEADING, HEADING.length + SALT_BYTES + NONCE_BYTES);
        byte[] chance = new byte[SALT_BYTES + NONCE_BYTES];
        random.nextBytes(chance);
        System.arraycopy(chance, 0, head, HEADING.length, chance.length);
        try {
            var content = new ByteArrayOutputStream();
            content.writeBytes(head);
            content.writeBytes(cipher(Cipher.ENCRYPT_MODE, head, passphrase).doFinal(UnsentJson.write(changes)));
            OwnFile.write(file, content.toByteArray());
            return changes.size();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt with AES-256-GCM and PBKDF2.", e);
        } catch (IOException e) {
            throw new WordedException("export.unwritten", e, String.valueOf(file.getFileName()));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** @throws RefusedException if it is no such file, was changed, or the passphrase is another */
    static List<UnsentChange> read(Path file, char[] passphrase) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new RefusedException(Refusal.TOO_LARGE);
            }
            byte[] all = Files.readAllBytes(file);
            int headLength = HEADING.length + SALT_BYTES + NONCE_BYTES;
            if (all.length < headLength || !Arrays.equals(all, 0, HEADING.length, HEADING, 0, HEADING.length)) {
                throw new RefusedException(Refusal.NO_OUTBOX_FILE);
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, headLength), passphrase);
            return UnsentJson.read(cipher.doFinal(all, headLength, all.length - headLength));
        } catch (AEADBadTagException e) {
            throw new RefusedException(Refusal.WRONG_PASSPHRASE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot decrypt AES-256-GCM with PBKDF2.", e);
        } catch (IOException e) {
            throw new WordedException("import.unreadable", e, String.valueOf(file.getFileName()));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static Cipher cipher(int mode, byte[] head, char[] passphrase) throws GeneralSecurityException {
        var salt = new byte[SALT_BYTES];
        var nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(head).position(HEADING.length).get(salt).get(nonce);
        var spec = new PBEKeySpec(passphrase, salt, ROUNDS, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(head);
            return cipher;
        } finally {
            spec.clearPassword();
        }
    }
}

package org.outboxfx.storage;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the files that together are one database. Each file says itself, in its first block, whether it is encrypted and
 * under which passphrase: the main file, the backups and what is being built may differ, so a kill in the middle of a change
 * leaves files that can each be opened as they are. Thread-safe.
 */
final class FileKeys {

    /** By the path without endings. H2 makes its files' instances itself, by their names. */
    private static final Map<Path, FileKeys> OPEN = new ConcurrentHashMap<>();

    private final Map<String, FileKey> known = new ConcurrentHashMap<>();
    private volatile @Nullable Passphrase passphrase;
    private volatile @Nullable FileKey next;

    private FileKeys(@Nullable Passphrase passphrase) {
        this.passphrase = passphrase;
    }

    /** To be called by who holds the database's lock; until {@link #forget}. */
    static FileKeys use(DatabaseFiles files, @Nullable Passphrase passphrase) {
        var keys = new FileKeys(passphrase);
        OPEN.put(files.base(), keys);
        return keys;
    }

    /** For one look at files that nobody has open. */
    static FileKeys trying(Passphrase passphrase) {
        return new FileKeys(passphrase);
    }

    static void forget(DatabaseFiles files) {
        OPEN.remove(files.base());
    }

    /** Those in use; none for files that nobody has open. */
    static FileKeys of(DatabaseFiles files) {
        return OPEN.getOrDefault(files.base(), new FileKeys(null));
    }

    /** What opens files whose envelope is not known yet. */
    @Nullable
    Passphrase passphrase() {
        return passphrase;
    }

    void use(@Nullable Passphrase other) {
        passphrase = other;
    }

    /** Files that are made from now on are encrypted with this key; null for plain ones. */
    void beginWith(@Nullable FileKey key) {
        next = key;
        if (key != null) {
            known.put(key.envelope().id(), key);
        }
    }

    /**
     * The key of a file; null if it is plain or missing.
     *
     * @throws WrongPassphraseException if it is encrypted under another passphrase
     * @throws DamagedException if it is encrypted and its envelope is damaged
     */
    @Nullable
    FileKey of(Path file) throws IOException {
        byte[] block = firstBlock(file);
        return Envelope.isEncrypted(block) ? opened(file.toString(), block) : null;
    }

    /** The key of a file that begins with this block, if it has been used here before; asks for no passphrase. */
    @Nullable
    FileKey known(byte[] block) {
        try {
            return known.get(Envelope.in(block).id());
        } catch (DamagedException e) {
            return null;
        }
    }

    private FileKey opened(String file, byte[] block) {
        Envelope envelope = Envelope.in(block);
        FileKey key = known.get(envelope.id());
        if (key == null) {
            key = new FileKey(tried(file, envelope), envelope);
            known.put(envelope.id(), key);
        }
        return key;
    }

    private byte[] tried(String file, Envelope envelope) {
        Passphrase given = passphrase;
        if (given == null) {
            throw new WrongPassphraseException(
                    "The database " + file + " is encrypted, and no passphrase was given. Nothing was changed.");
        }
        byte[] key = envelope.open(given);
        if (key == null) {
            throw new WrongPassphraseException(
                    "The database " + file + " is encrypted under another passphrase. Nothing was changed; try again.");
        }
        return key;
    }

    /** @throws WrongPassphraseException if files are there, and each of them is encrypted under another passphrase */
    void refuseWrongPassphrase(List<Path> files) throws IOException {
        WrongPassphraseException refusal = null;
        for (Path file : files) {
            try {
                if (Files.exists(file)) {
                    var _ = of(file);
                    return;
                }
            } catch (WrongPassphraseException e) {
                refusal = e;
            } catch (DamagedException e) {
                return; // whoever reads it will say so
            }
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    static boolean isEncrypted(Path file) throws IOException {
        return Envelope.isEncrypted(firstBlock(file));
    }

    /** The first block, or as much of it as there is. */
    static byte[] firstBlock(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new byte[0];
        }
        try (FileChannel channel = FileChannel.open(file, READ)) {
            return firstBlock(channel);
        }
    }

    private static byte[] firstBlock(FileChannel channel) throws IOException {
        var block = ByteBuffer.allocate(Envelope.BLOCK_BYTES);
        while (block.hasRemaining() && channel.read(block, block.position()) > 0) {
            // until it is full, or the file ends
        }
        return Arrays.copyOf(block.array(), block.position());
    }

    /** The file's content for one who reads it beside H2; decrypted if need be. */
    static FileChannel reading(DatabaseFiles files, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, READ);
        try {
            return of(files).over(file.toString(), channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** @param name as H2 knows the file: schemes, then the path */
    static FileChannel overNamed(String name, FileChannel channel) throws IOException {
        for (var each : OPEN.entrySet()) {
            int at = name.indexOf(each.getKey() + ".");
            if (at == 0 || (at > 0 && name.charAt(at - 1) == ':')) {
                return each.getValue().over(name.substring(at), channel);
            }
        }
        return channel;
    }

    private FileChannel over(String file, FileChannel channel) throws IOException {
        byte[] block = firstBlock(channel);
        FileKey key = null;
        if (block.length == 0) {
            key = next;
            if (key != null) {
                channel.write(ByteBuffer.wrap(key.envelope().block()), 0);
                channel.force(false);
            }
        } else if (Envelope.isEncrypted(block)) {
            key = opened(file, block);
        }
        return key == null ? channel : new FileEncrypt(file, key.copy(), channel);
    }
}

package org.outboxfx.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system that loses power at the n-th call and then shows what a disk may have kept: everything that was forced,
 * and of the rest what a {@link Model} says. One at a time: H2 makes its instances, so the state is static.
 */
public final class UnsureDisk extends FilePathWrapper {

    static final Engine ENGINE = new Engine("unsure");

    /** What becomes of writes that were not forced. */
    enum Model {
        ALL_DROPPED, PREFIX_AND_A_TORN_PAGE, RANDOM_PAGES, RANDOM_SECTORS, ALL_AND_A_TORN_TAIL
    }

    private static final int PAGE = 4096;
    private static final int SECTOR = 512;

    /** A write, or a truncation if it has no bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Unsynced(long position, byte[] bytes) {}

    /** A file's content at its last force, and what came after. */
    private static final class Journal {
        byte[] durable = new byte[0];
        final List<Unsynced> unsynced = new ArrayList<>();

        void force() {
            unsynced.forEach(write -> durable = apply(durable, write));
            unsynced.clear();
        }
    }

    private static final Map<Path, Journal> JOURNALS = new HashMap<>();
    private static int calls;
    private static int failAt;

    /** Power is there until the given call. */
    static synchronized void losePowerAt(int call) {
        FilePath.register(new UnsureDisk());
        JOURNALS.clear();
        calls = 0;
        failAt = call;
    }

    static synchronized boolean isOff() {
        return calls >= failAt;
    }

    private static synchronized void call() throws IOException {
        if (++calls >= failAt) {
            throw new IOException("The power is off (test)");
        }
    }

    private static synchronized void written(Journal journal, Unsynced write) {
        if (!isOff()) {
            journal.unsynced.add(write);
        }
    }

    private static synchronized void forced(Journal journal) {
        journal.force();
    }

    /** Makes a folder that looks as this one may look after the power came back. */
    static synchronized void restart(Path folder, Path after, Model model, Random random) throws IOException {
        Files.createDirectory(after);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Journal journal = JOURNALS.get(file);
                boolean trusted = journal == null || Files.exists(folder.resolve("pairs.clean")); // forced before the marker
                Files.write(after.resolve(file.getFileName()),
                        trusted ? Files.readAllBytes(file) : image(journal, model, random));
            }
        }
    }

    private static byte[] image(Journal journal, Model model, Random random) {
        byte[] image = journal.durable;
        List<Unsynced> lost = journal.unsynced;
        int whole = switch (model) {
            case ALL_DROPPED -> 0;
            case PREFIX_AND_A_TORN_PAGE -> lost.isEmpty() ? 0 : random.nextInt(lost.size());
            case RANDOM_PAGES, RANDOM_SECTORS -> lost.size();
            case ALL_AND_A_TORN_TAIL -> Math.max(0, lost.size() - 1);
        };
        int unit = model == Model.RANDOM_PAGES ? PAGE : SECTOR;
        for (Unsynced write : lost.subList(0, whole)) {
            image = switch (model) {
                case RANDOM_PAGES, RANDOM_SECTORS -> scatter(image, write, unit, random);
                default -> apply(image, write);
            };
        }
        if (model != Model.ALL_DROPPED && whole < lost.size()) {
            Unsynced torn = lost.get(whole);
            int kept = torn.bytes.length == 0 ? 0 : random.nextInt(torn.bytes.length) / SECTOR * SECTOR;
            image = kept == 0 ? image : apply(image, new Unsynced(torn.position, Arrays.copyOf(torn.bytes, kept)));
        }
        return image;
    }

    private static byte[] scatter(byte[] image, Unsynced write, int unit, Random random) {
        if (write.bytes.length == 0) {
            return random.nextBoolean() ? apply(image, write) : image;
        }
        byte[] result = image;
        for (int at = 0; at < write.bytes.length; at += unit) {
            if (random.nextBoolean()) {
                byte[] piece = Arrays.copyOfRange(write.bytes, at, Math.min(at + unit, write.bytes.length));
                result = apply(result, new Unsynced(write.position + at, piece));
            }
        }
        return result;
    }

    private static byte[] apply(byte[] image, Unsynced write) {
        if (write.bytes.length == 0) {
            return Arrays.copyOf(image, (int) write.position);
        }
        int end = (int) write.position + write.bytes.length;
        byte[] result = Arrays.copyOf(image, Math.max(image.length, end));
        System.arraycopy(write.bytes, 0, result, (int) write.position, write.bytes.length);
        return result;
    }

    @Override
    public String getScheme() {
        return "unsure";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        call();
        Path file = Path.of(getBase().toString());
        synchronized (UnsureDisk.class) {
            Journal known = JOURNALS.computeIfAbsent(file, f -> new Journal());
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            byte[] expected = known.durable;
            for (Unsynced write : known.unsynced) {
                expected = apply(expected, write);
            }
            if (!Arrays.equals(content, expected)) { // another file has this name now; it was forced before it got it
                known.unsynced.clear();
                known.durable = content;
            }
            return channel(getBase().open(mode), known);
        }
    }

    private static FileChannel channel(FileChannel base, Journal journal) {
        return new ChannelWrapper(base) {
            @Override
            public synchronized int write(ByteBuffer source, long position) throws IOException {
                byte[] bytes = new byte[source.remaining()];
                source.duplicate().get(bytes);
                written(journal, new Unsynced(position, bytes)); // the write under way when the power fails may arrive, too
                call();
                return super.write(source, position);
            }

            @Override
            public FileChannel truncate(long size) throws IOException {
                call();
                written(journal, new Unsynced(size, new byte[0]));
                return super.truncate(size);
            }

            @Override
            public void force(boolean metaData) throws IOException {
                call();
                forced(journal);
                super.force(metaData);
            }

        };
    }
}

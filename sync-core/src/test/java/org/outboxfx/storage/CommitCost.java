package org.outboxfx.storage;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what a durable commit of two rows costs, next to what the disk asks for a forced write. A program to run by
 * hand: its one argument is a folder on the disk in question.
 */
final class CommitCost {

    private static final int WARM_UP = 1_000;
    private static final int MEASURED = 2_000;
    private static final int MANY = 8;

    private CommitCost() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "commit-cost");
        report("append 4 KiB and force", forcedWrites(folder.resolve("plain")));
        try (Database database = Database.open(folder.resolve("pairs"), Pairs.SCHEMAS)) {
            var next = new AtomicLong();
            commits(database, next, 1, WARM_UP);
            long before = size(folder);
            report("commit, 1 submitter", commits(database, next, 1, MEASURED));
            System.out.printf("file growth a commit: %.1f kB%n", (size(folder) - before) / 1000.0 / MEASURED);
            long begin = System.nanoTime();
            report("commit, 8 submitters", commits(database, next, MANY, MEASURED));
            System.out.printf("8 submitters: %.0f commits a second%n", 1e9 * MANY * MEASURED / (System.nanoTime() - begin));
            report("append 4 KiB and force, again", forcedWrites(folder.resolve("plain")));
        }
        long begin = System.nanoTime();
        Database.open(folder.resolve("pairs"), Pairs.SCHEMAS).close();
        System.out.printf("open and close: %.1f ms%n", (System.nanoTime() - begin) / 1e6);
        Files.delete(folder.resolve("pairs.clean"));
        begin = System.nanoTime();
        Database.open(folder.resolve("pairs"), Pairs.SCHEMAS).close();
        System.out.printf("open after a kill and close: %.1f ms, %d rows, %d kB%n", (System.nanoTime() - begin) / 1e6,
                2 * (WARM_UP + MEASURED + MANY * MEASURED), size(folder) / 1000);
    }

    private static long[] commits(Database database, AtomicLong next, int submitters, int each) throws InterruptedException {
        long[] nanos = new long[submitters * each];
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < submitters; i++) {
            int offset = i * each;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int j = 0; j < each; j++) {
                    long begin = System.nanoTime();
                    Pairs.write(database, next.getAndIncrement()).join();
                    nanos[offset + j] = System.nanoTime() - begin;
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return nanos;
    }

    private static long[] forcedWrites(Path file) throws IOException {
        long[] nanos = new long[MEASURED];
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
            for (int i = 0; i < MEASURED; i++) {
                long begin = System.nanoTime();
                channel.write(ByteBuffer.allocate(4096), i * 4096L);
                channel.force(true);
                nanos[i] = System.nanoTime() - begin;
            }
        }
        return nanos;
    }

    private static void report(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf("%s: median %.3f ms, p99 %.3f ms%n", what, nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6);
    }

    private static long size(Path folder) throws IOException {
        return Files.size(folder.resolve("pairs.mv.db"));
    }
}

package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The program that {@link KillTest} kills: several threads write numbered transactions and print each number once it is
 * acknowledged. Now and then the database is compacted, or closed and opened, so that kills meet that too.
 */
final class KilledWriter {

    private static final int SUBMITTERS = 4;
    private static final int WRITES_OF_A_SUBMITTER = 20;

    private KilledWriter() {}

    /** @param arguments the database and the first number to write */
    public static void main(String[] arguments) throws InterruptedException {
        var next = new AtomicLong(Long.parseLong(arguments[1]));
        while (true) {
            try (Database database = Database.open(Path.of(arguments[0]), Pairs.SCHEMAS)) {
                say("open");
                writeFromManyThreads(database, next);
                database.compact().join();
                writeFromManyThreads(database, next);
            }
        }
    }

    private static void writeFromManyThreads(Database database, AtomicLong next) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < SUBMITTERS; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                for (int j = 0; j < WRITES_OF_A_SUBMITTER; j++) {
                    say(Pairs.write(database, next.getAndIncrement()).join().toString());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** One write to the pipe, so that a kill cannot part a line. */
    private static void say(String line) {
        PrintStream out = System.out;
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}

package org.outboxfx.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many schedules, several at a time. Each is decided by its seed alone, whatever runs beside it. */
final class Campaign {

    private static final int REPORT_EVERY = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Campaign.class);

    private final Path folder;
    private final long firstSeed;
    private final int schedules;
    private final int maxFailures;
    private final Templates templates;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();

    /** @param maxFailures after so many the rest would say little that is new, and is left out */
    Campaign(Path folder, long firstSeed, int schedules, int maxFailures) {
        this.folder = folder;
        this.firstSeed = firstSeed;
        this.schedules = schedules;
        this.maxFailures = maxFailures;
        this.templates = new Templates(folder.resolve("templates"));
    }

    /** Runs them all and waits for the last. */
    void run(int threads) {
        try (var executor = Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("simulation-", 0).factory())) {
            for (int i = 0; i < threads; i++) {
                executor.execute(this::work);
            }
        }
    }

    private void work() {
        for (int number = begun.getAndIncrement(); number < schedules && failures.size() < maxFailures; number = begun
                .getAndIncrement()) {
            long seed = firstSeed + number;
            Path own = folder.resolve("seed" + seed);
            try {
                run(seed, own);
                delete(own);
            } catch (IOException | RuntimeException | Error e) {
                failures.add(e.toString());
            }
            int done = finished.incrementAndGet();
            if (done % REPORT_EVERY == 0) {
                LOG.info("{} of {} schedules have run, {} failed.", done, schedules, failures.size());
            }
        }
    }

    private void run(long seed, Path own) {
        try (var schedule = new Schedule(seed, own, templates)) {
            try {
                schedule.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Seed " + seed + " fails; it replays with -Doutboxfx.seed=" + seed
                        + " -Doutboxfx.schedules=1. " + (failures.isEmpty() ? "Its steps:\n" + schedule.steps() : "") + e, e);
            }
        }
    }

    /** What failed, the first one with its steps. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    int finished() {
        return finished.get();
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

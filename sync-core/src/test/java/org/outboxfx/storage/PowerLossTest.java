package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Simulated loss of power in first creation, writing, compaction, closing and migration, on disks that keep an arbitrary
 * part of what was not forced. {@code -Dpowerloss.points=…} for more, {@code -Dpowerloss.seed=…} to repeat a failure.
 */
class PowerLossTest {

    private static final int POINTS = Integer.getInteger("powerloss.points", 1_000);
    private static final long SEED = Long.getLong("powerloss.seed", 20261121);

    @TempDir
    Path folder;

    private final Set<Long> acknowledged = new TreeSet<>();

    @BeforeAll
    static void expectFailuresInTheLog() {
        ((Logger) LoggerFactory.getLogger("org.outboxfx.storage")).setLevel(Level.OFF);
    }

    @AfterAll
    static void expectNoneAgain() {
        ((Logger) LoggerFactory.getLogger("org.outboxfx.storage")).setLevel(null);
    }

    /** What a database goes through, and how many of the points it gets: each is another's for the most part. */
    private enum Form {
        PLAIN(1), ENCRYPTED(4), ENCRYPTED_WHILE_IN_USE_AND_UNDER_ANOTHER_KEY_LATER(3);

        private final int part;

        Form(int part) {
            this.part = part;
        }

        @Nullable
        Passphrase at(int life) {
            return this == ENCRYPTED || (this != PLAIN && life > 0) ? Pairs.MINE : null;
        }
    }

    private Form form = Form.PLAIN;

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedIsThereAfterThePowerComesBack(Form lived) throws IOException {
        form = lived;
        var random = new Random(SEED);
        int points = POINTS / form.part;
        int calls = callsOfAWholeLife();
        int point = 0;
        while (point < points) {
            List<Integer> order = new ArrayList<>(IntStream.rangeClosed(1, calls).boxed().toList());
            Collections.shuffle(order, random);
            for (int call : order.subList(0, Math.min(calls, (points - point) / UnsureDisk.Model.values().length + 1))) {
                Path life = Files.createDirectory(folder.resolve("life-" + point));
                UnsureDisk.losePowerAt(call);
                live(life);
                for (UnsureDisk.Model model : UnsureDisk.Model.values()) {
                    check(life, model, random, "point " + point + ", call " + call + ", " + model + ", seed " + SEED);
                    point++;
                }
                delete(life);
            }
        }
    }

    private int callsOfAWholeLife() throws IOException {
        int calls = 1;
        for (boolean off = true; off; calls *= 2) {
            Path life = Files.createDirectory(folder.resolve("measure-" + calls));
            UnsureDisk.losePowerAt(calls);
            live(life);
            off = UnsureDisk.isOff();
        }
        return calls / 2;
    }

    /** As far as the power lets it: two lives, in the second with a migration; groups of one and of several. */
    private void live(Path life) {
        acknowledged.clear();
        long next = 0;
        int lives = 0;
        for (List<Schema> schemas : List.of(Pairs.SCHEMAS, Pairs.NEWER_SCHEMAS)) {
            Passphrase passphrase = form.at(lives++);
            try (Database database = Database.open(life.resolve("pairs"), schemas, UnsureDisk.ENGINE, passphrase)) {
                for (int group = 1; group <= 3; group++) {
                    var writes = new ArrayList<CompletableFuture<Long>>();
                    for (int i = 0; i < group; i++) {
                        writes.add(Pairs.write(database, next++));
                    }
                    writes.forEach(this::note);
                }
                if (form == Form.ENCRYPTED_WHILE_IN_USE_AND_UNDER_ANOTHER_KEY_LATER) {
                    database.protect(lives == 1 ? Pairs.MINE : Pairs.OTHER).exceptionally(e -> null).join();
                    note(Pairs.write(database, next++));
                } else if (schemas.equals(Pairs.SCHEMAS)) {
                    database.compact().exceptionally(e -> null).join();
                }
            } catch (StorageException e) {
                assertThat(UnsureDisk.isOff()).as("refused with the power on: %s", e).isTrue();
            }
        }
    }

    private void note(CompletableFuture<Long> write) {
        try {
            acknowledged.add(write.join());
        } catch (CompletionException e) {
            assertThat(UnsureDisk.isOff()).as("failed with the power on: %s", e).isTrue();
        }
    }

    private void check(Path life, UnsureDisk.Model model, Random random, String description) throws IOException {
        Path after = folder.resolve("after");
        UnsureDisk.restart(life, after, model, random);
        try (Database database = Pairs.openWithEither(after.resolve("pairs"), Pairs.NEWER_SCHEMAS)) {
            assertThat(database.recovery()).as(description).isNotInstanceOf(Recovery.Restored.class);
            Pairs.check(database, acknowledged);
        } catch (StorageException | AssertionError e) {
            throw new AssertionError(description, e);
        }
        delete(after);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}

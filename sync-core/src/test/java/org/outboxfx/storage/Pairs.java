package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** The tests' tables: each transaction writes the same number into two of them, so a torn one shows. */
final class Pairs {

    static final List<Schema> SCHEMAS = List.of(Schema.of("pairs", Pairs.class, "pairs-1.sql"));
    static final List<Schema> NEWER_SCHEMAS = List.of(Schema.of("pairs", Pairs.class, "pairs-1.sql", "pairs-2.sql"));

    /** Keys that need no stretching: a test would do nothing else. */
    static final Passphrase MINE = key(1);
    static final Passphrase OTHER = key(2);

    private Pairs() {}

    private static Passphrase key(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return Passphrase.ofKey(key);
    }

    /** Opens it as it is: plain, or under one of the two. */
    static Database openWithEither(Path file, List<Schema> schemas) {
        try {
            return Database.open(file, schemas, MINE);
        } catch (WrongPassphraseException e) {
            return Database.open(file, schemas, OTHER);
        }
    }

    static CompletableFuture<Long> write(Database database, long number) {
        return database.submit(tx -> {
            tx.update("insert into lefts (number, content) values (?, ?)", number, content(number));
            tx.update("insert into rights (number, content) values (?, ?)", number, content(number));
            return number;
        });
    }

    /** Fails unless every transaction that is there is whole, and every acknowledged one is there. */
    static Set<Long> check(Database database, Collection<Long> acknowledged) {
        Set<Long> lefts = new TreeSet<>();
        Set<Long> rights = new TreeSet<>();
        // One statement sees both tables as they were at one instant; two would let a transaction commit in between.
        database.read(tx -> tx.query("""
                select 'left' as side, number, content from lefts union all select 'right', number, content from rights
                """, row -> {
            long number = row.number("number");
            assertThat(row.text("content")).isEqualTo(content(number));
            return (row.text("side").equals("left") ? lefts : rights).add(number);
        }));
        assertThat(lefts).as("both halves of every transaction").isEqualTo(rights);
        assertThat(lefts).as("acknowledged transactions").containsAll(acknowledged);
        return lefts;
    }

    private static String content(long number) {
        return "content of " + number + " " + "x".repeat((int) (number * 37 % 400));
    }
}

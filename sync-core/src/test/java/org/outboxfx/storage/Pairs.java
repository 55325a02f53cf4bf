package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** The tests' tables: each transaction writes the same number into two of them, so a torn one shows. */
final class Pairs {

    static final List<Schema> SCHEMAS = List.of(Schema.of("pairs", Pairs.class, "pairs-1.sql"));
    static final List<Schema> NEWER_SCHEMAS = List.of(Schema.of("pairs", Pairs.class, "pairs-1.sql", "pairs-2.sql"));

    private Pairs() {}

    static CompletableFuture<Long> write(Database database, long number) {
        return database.submit(tx -> {
            tx.update("insert into lefts (number, content) values (?, ?)", number, content(number));
            tx.update("insert into rights (number, content) values (?, ?)", number, content(number));
            return number;
        });
    }

    /** Fails unless every transaction that is there is whole, and every acknowledged one is there. */
    static Set<Long> check(Database database, Collection<Long> acknowledged) {
        Set<Long> lefts = read(database, "lefts");
        Set<Long> rights = read(database, "rights");
        assertThat(lefts).as("both halves of every transaction").isEqualTo(rights);
        assertThat(lefts).as("acknowledged transactions").containsAll(acknowledged);
        return lefts;
    }

    private static Set<Long> read(Database database, String table) {
        List<Long> numbers = database.read(tx -> tx.query("select number, content from " + table, row -> {
            long number = row.number("number");
            assertThat(row.text("content")).isEqualTo(content(number));
            return number;
        }));
        return new TreeSet<>(numbers);
    }

    private static String content(long number) {
        return "content of " + number + " " + "x".repeat((int) (number * 37 % 400));
    }
}

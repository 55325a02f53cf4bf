package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program that {@link KeyChangeKillTest} kills: it writes, and puts its database under one key after another and under none,
 * over and over. It prints each number once it is acknowledged, and a line before and after each change.
 */
final class KilledKeyChanger {

    private static final List<@Nullable Passphrase> KEYS = Arrays.asList(Pairs.MINE, Pairs.OTHER, null);

    private KilledKeyChanger() {}

    /** @param arguments the database and the first number to write */
    public static void main(String[] arguments) {
        long next = Long.parseLong(arguments[1]);
        try (Database database = Pairs.openWithEither(Path.of(arguments[0]), Pairs.SCHEMAS)) {
            while (true) {
                for (Passphrase key : KEYS) {
                    say(Pairs.write(database, next++).join().toString());
                    say("changing");
                    database.protect(key).join();
                    say("changed");
                    say(Pairs.write(database, next++).join().toString());
                }
            }
        }
    }

    private static void say(String line) {
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}

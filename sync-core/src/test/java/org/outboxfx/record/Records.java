package org.outboxfx.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.outboxfx.clock.HybridTimestamp;

/** A seeded generator of records of few names, values and stamps, so that they meet often. */
public final class Records {

    public static final RecordKey KEY = new RecordKey("task", "t-1");
    private static final String[] NAMES = {"title", "note", "done", "order", Record.DELETED};
    private static final String[] TEXTS = {"", "a", "b", "ß", "\uD83D\uDE00", "\"\\\u0000\n", "2"};

    private Records() {}

    /** Each field with a stamp of its own; stamps may be equal where values differ. */
    public static Record any(Random random) {
        var fields = new TreeMap<String, Field>();
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                fields.put(name, new Field(value(random), stamp(random)));
            }
        }
        return new Record(KEY, fields);
    }

    /** Some fields, at least one, with values of the right kind. */
    static Map<String, FieldValue> values(Random random) {
        var values = new HashMap<String, FieldValue>();
        while (values.isEmpty()) {
            for (String name : NAMES) {
                if (random.nextInt(3) == 0) {
                    values.put(name, name.equals(Record.DELETED) ? FieldValue.of(random.nextBoolean()) : value(random));
                }
            }
        }
        return values;
    }

    static FieldValue value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> FieldValue.of(TEXTS[random.nextInt(TEXTS.length)]);
            case 1 -> FieldValue.of(random.nextLong(-2, 3) * (random.nextBoolean() ? 1 : Long.MAX_VALUE / 2));
            case 2 -> FieldValue.of(random.nextBoolean());
            default -> FieldValue.Empty.EMPTY;
        };
    }

    static HybridTimestamp stamp(Random random) {
        return new HybridTimestamp(1_700_000_000_000L + random.nextInt(3), random.nextInt(2),
                "%016x".formatted(random.nextInt(2)));
    }
}

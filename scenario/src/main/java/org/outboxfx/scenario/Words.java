package org.outboxfx.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** The single words and figures of a scenario: durations, numbers, names of states. */
final class Words {

    private static final Pattern DURATION = Pattern
            .compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?(?:(\\d{1,9})ms)?");
    private static final String DURATION_FORM = "expected a time such as 500ms, 30s, 5m, 2h, 1d or 1h30m.";

    private final Mistakes mistakes;

    Words(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** A time that is longer than none. */
    Duration duration(Node node, String what) {
        return read(node, what, DURATION_FORM, text -> parsed(text).filter(Duration::isPositive), Duration.ofSeconds(1));
    }

    /** How far a clock is off: {@code +1h}, {@code -10m}, {@code right}. */
    Duration offset(Node node, String what) {
        return read(node, what, "expected +1h, -10m or the like, or 'right'.", text -> switch (text) {
            case "right" -> Optional.of(Duration.ZERO);
            default -> text.matches("[+-].+")
                    ? parsed(text.substring(1)).map(time -> text.startsWith("-") ? time.negated() : time)
                    : Optional.empty();
        }, Duration.ZERO);
    }

    long number(Node node, String what) {
        return read(node, what, "expected a whole number such as 2.",
                text -> text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty(), 0L);
    }

    /** One of an enum's names, written small and with hyphens. */
    <E extends Enum<E>> Optional<E> one(Node node, String what, Class<E> type) {
        return Table.text(node, what, mistakes).flatMap(text -> {
            Optional<E> found = find(text, type);
            if (found.isEmpty()) {
                mistakes.at(node, what + ": found '" + Table.shortened(text) + "'." + Suggestion.among(text, names(type)));
            }
            return found;
        });
    }

    static <E extends Enum<E>> Optional<E> find(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> name(each).equals(text)).findFirst();
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::name).toList();
    }

    private interface Form<T> {
        Optional<T> read(String text);
    }

    /** @param otherwise what to go on with after a mistake */
    private <T> T read(Node node, String what, String expected, Form<T> form, T otherwise) {
        Supplier<T> wrong = () -> {
            mistakes.at(node, what + ": found " + Table.kind(node) + ", " + expected);
            return otherwise;
        };
        return node instanceof org.snakeyaml.engine.v2.nodes.ScalarNode scalar
                ? form.read(scalar.getValue()).orElseGet(wrong)
                : wrong.get();
    }

    private static Optional<Duration> parsed(String text) {
        Matcher parts = DURATION.matcher(text);
        return text.isEmpty() || !parts.matches()
                ? Optional.empty()
                : Optional.of(Duration.ofDays(part(parts, 1)).plusHours(part(parts, 2)).plusMinutes(part(parts, 3))
                        .plusSeconds(part(parts, 4)).plusMillis(part(parts, 5)));
    }

    private static long part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }
}

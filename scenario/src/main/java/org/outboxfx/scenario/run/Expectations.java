package org.outboxfx.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Reachability;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.scenario.Expectation;
import org.outboxfx.scenario.Expectation.Existence;
import org.outboxfx.scenario.world.World;

/** Looks whether what a story expects is the case. */
final class Expectations {

    private final String source;
    private final World world;

    Expectations(String source, World world) {
        this.source = source;
        this.world = world;
    }

    /** @return what is not so, each with its line, what was found and what was expected */
    List<String> check(List<Expectation> expected) {
        var failures = new ArrayList<String>();
        for (Expectation each : expected) {
            check(each).ifPresent(text -> failures.add(source + ", line " + each.line() + ": " + text));
        }
        return failures;
    }

    private Optional<String> check(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Count(_, var device, var stage, var expected) -> compare(device + " shows as " + name(stage),
                    world.device(device).client().counts().getOrDefault(stage, 0L), expected);
            case Expectation.Conflicts(_, var device, var expected) -> compare("conflicts on " + device,
                    (long) Deeds.conflicts(world.device(device).client()).size(), expected);
            case Expectation.Link(_, var device, Reachability expected) -> compare("the link of " + device,
                    name(world.device(device).client().connectivity().state()), name(expected));
            case Expectation.Effects(_, var expected) -> compare("effects on the server", world.wire().effects(), expected);
            case Expectation.Entry entry -> entry(entry);
            case Expectation.Holds holds -> holds(holds);
        };
    }

    private Optional<String> entry(Expectation.Entry expected) {
        Optional<OutboxEntry> found = Deeds.find(world.device(expected.device()).client(), expected.key());
        String what = "the entry of '" + expected.key().id() + "' on " + expected.device();
        if (found.isEmpty()) {
            return Optional.of(what + ": found none, expected " + name(expected.state()) + ".");
        }
        Optional<String> state = compare(what, name(found.get().state()), name(expected.state()));
        Reason reason = found.get().reason();
        return state.isPresent() || expected.reason() == null
                ? state
                : compare("the reason of " + what, reason == null ? "none" : name(reason), name(expected.reason()));
    }

    private Optional<String> holds(Expectation.Holds expected) {
        @Nullable
        String place = expected.place();
        Optional<Record> found = place == null
                ? world.server().record(expected.key())
                : Deeds.get(world.device(place).client().record(expected.key()));
        String what = "'" + expected.key().id() + "' on " + (place == null ? "the server" : place);
        Optional<String> existence = compare(what, name(existence(found)), name(expected.existence()));
        return existence.isPresent() || found.isEmpty() ? existence : fields(what, found.get(), expected);
    }

    private static Existence existence(Optional<Record> record) {
        return record.filter(found -> !found.fields().isEmpty())
                .map(found -> found.isDeleted() ? Existence.DELETED : Existence.PRESENT).orElse(Existence.ABSENT);
    }

    private static Optional<String> fields(String what, Record record, Expectation.Holds expected) {
        return expected.fields().entrySet().stream().flatMap(field -> compare(field.getKey() + " of " + what,
                shown(record.value(field.getKey())), shown(field.getValue())).stream()).findFirst();
    }

    private static String shown(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(String text) -> "'" + text + "'";
            case FieldValue.Whole(long number) -> Long.toString(number);
            case FieldValue.Flag(boolean flag) -> Boolean.toString(flag);
            case FieldValue.Empty _ -> "nothing";
        };
    }

    private static <T> Optional<String> compare(String what, T found, T expected) {
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of(what + ": found " + found + ", expected " + expected + ".");
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

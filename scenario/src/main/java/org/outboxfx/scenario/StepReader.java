package org.outboxfx.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outboxfx.scenario.Action.At;
import org.outboxfx.scenario.Action.Fault;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one step after another, and knows which records the steps before have made. */
final class StepReader {

    /** A longer wait is a sleep: a program that is awake looks at its network many times a minute. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final List<String> FAULTS = List.of("busy", "clock", "stop", "start", "restart", "replace", "heal");

    private final Mistakes mistakes;
    private final Words words;
    private final List<String> devices;
    private final List<String> known;
    private final DeedReader deeds;
    private final ExpectReader expectations;

    StepReader(Mistakes mistakes, Words words, List<String> devices) {
        this.mistakes = mistakes;
        this.words = words;
        this.devices = devices;
        var records = new Records(mistakes);
        this.deeds = new DeedReader(mistakes, words, records);
        this.expectations = new ExpectReader(mistakes, words, records, devices);
        this.known = new ArrayList<>(devices);
        known.addAll(ScenarioReader.RESERVED.stream().sorted().toList());
    }

    Optional<Step> read(Node node) {
        Table table = Table.of(node, "A step", mistakes);
        String caption = table.text("caption").map(String::strip).orElse(null);
        if (caption != null && table.isEmpty()) {
            return Optional.of(new Step(Mistakes.line(node), caption, new Action.Tell()));
        }
        Optional<Action> action = table.takeFirst(known).flatMap(this::action);
        table.rest().forEach(pair -> mistakes.at(pair.keyNode(), known.contains(pair.key())
                ? "'" + pair.key() + "': this step does something already. Begin another step with '- '."
                : "Unknown key '" + pair.key() + "' in a step." + Suggestion.among(pair.key(), known)));
        return action.map(done -> new Step(Mistakes.line(node), caption, done));
    }

    private Optional<Action> action(Table.Pair pair) {
        return switch (pair.key()) {
            case "wait" -> Optional.of(wait(pair.value()));
            case "sleep" -> Optional.of(new Action.Sleep(words.duration(pair.value(), "sleep")));
            case "expect" -> Optional.of(new Action.Expect(expectations.read(pair.value())));
            case "server" -> fault(pair.value()).map(Action.ToServer::new);
            default -> devices.contains(pair.key())
                    ? deeds.read(pair.value()).map(deed -> new At(pair.key(), deed))
                    : Optional.empty();
        };
    }

    private Action wait(Node node) {
        Duration time = words.duration(node, "wait");
        if (time.compareTo(LONGEST_WAIT) > 0) {
            mistakes.at(node, "wait: found " + Table.kind(node) + ", expected at most 1h. For longer use 'sleep': devices that "
                    + "are closed meanwhile.");
        }
        return new Action.Wait(time);
    }

    private Optional<Fault> fault(Node node) {
        if (!(node instanceof org.snakeyaml.engine.v2.nodes.MappingNode)) {
            return Table.text(node, "server", mistakes).flatMap(word -> switch (word) {
                case "stop" -> Optional.of(new Action.Stop());
                case "start" -> Optional.of(new Action.Start());
                case "restart" -> Optional.of(new Action.Restart());
                case "replace" -> Optional.of(new Action.Replace());
                case "heal" -> Optional.of(new Action.Heal());
                default -> ScenarioReader.absent(mistakes, node,
                        "server: found " + Table.kind(node) + "." + Suggestion.among(word, FAULTS));
            });
        }
        Table table = Table.of(node, "server", mistakes);
        Optional<Fault> busy = table.take("busy").map(value -> new Action.Busy(words.duration(value, "busy")));
        Optional<Fault> clock = table.take("clock").map(value -> new Action.WrongClock(words.offset(value, "clock")));
        table.finish(List.of("busy", "clock"));
        return busy.or(() -> clock);
    }
}

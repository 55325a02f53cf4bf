package org.outboxfx.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.scenario.Action.Deed;
import org.outboxfx.scenario.Action.Purpose;
import org.outboxfx.scenario.Action.Travel;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what is done at a device: {@code {edit: milk, title: Oat milk}}. */
final class DeedReader {

    private static final List<String> VERBS = List.of("add", "converse", "edit", "complete", "delete", "send", "cancel",
            "confirm", "discard",
            "retry", "resolve", "kill", "network", "clock", "sync", "lose-answer", "lose-request", "show");
    private static final Set<String> TRAVEL_KEYS = Set.of("after", "expires", "later", "lane");

    private final Mistakes mistakes;
    private final Words words;
    private final Records records;

    DeedReader(Mistakes mistakes, Words words, Records records) {
        this.mistakes = mistakes;
        this.words = words;
        this.records = records;
    }

    Optional<Deed> read(Node node) {
        if (!(node instanceof MappingNode)) {
            return Table.text(node, "A deed", mistakes).flatMap(word -> bare(word, node));
        }
        Table table = Table.of(node, "A deed", mistakes);
        Optional<Table.Pair> verb = table.takeFirst(VERBS);
        if (verb.isEmpty()) {
            table.finish(VERBS);
            return Optional.empty();
        }
        return deed(verb.get(), table);
    }

    private Optional<Deed> bare(String word, Node node) {
        return switch (word) {
            case "sync" -> Optional.of(new Action.SyncNow());
            case "kill" -> Optional.of(new Action.Kill(Action.Moment.NOW));
            case "lose-answer" -> Optional.of(new Action.LoseAnswer());
            case "lose-request" -> Optional.of(new Action.LoseRequest());
            default -> ScenarioReader.absent(mistakes, node,
                    "A deed: found " + Table.kind(node) + "." + Suggestion.among(word, VERBS));
        };
    }

    private Optional<Deed> deed(Table.Pair verb, Table table) {
        Node value = verb.value();
        Optional<? extends Deed> deed = switch (verb.key()) {
            case "add" -> records.make(value, "task").map(key -> write(key, Purpose.ADD, table));
            case "send" -> records.make(value, "message").map(key -> write(key, Purpose.SEND, table));
            case "converse" -> records.make(value, "conversation").map(key -> write(key, Purpose.ADD, table));
            case "show" -> words.one(value, "show", Action.Page.class).map(Action.Show::new);
            case "edit" -> records.find(value, "edit").map(key -> write(key, Purpose.EDIT, table));
            case "complete" -> records.find(value, "complete").map(key -> write(key, Purpose.COMPLETE, table));
            case "delete" -> records.find(value, "delete").map(key -> write(key, Purpose.DELETE, table));
            case "cancel", "confirm", "discard", "retry" -> records.find(value, verb.key())
                    .map(key -> new Action.Decide(key, Words.find(verb.key(), Action.Decision.class).orElseThrow()));
            case "resolve" -> records.find(value, "resolve").flatMap(key -> table.take("by")
                    .map(side -> words.one(side, "by", Action.Side.class))
                    .orElseGet(() -> Optional.of(Action.Side.KEEP)).map(side -> new Action.Resolve(key, side)));
            case "kill" -> words.one(value, "kill", Action.Moment.class).map(Action.Kill::new);
            case "network" -> network(value).map(Action.Connect::new);
            case "clock" -> Optional.of(new Action.SetClock(words.offset(value, "clock")));
            default -> ScenarioReader.absent(mistakes, verb.keyNode(), "'" + verb.key()
                    + "' takes no value. Write it alone, as in '- laptop: " + verb.key() + "'.");
        };
        if (deed.isPresent()) {
            table.finish(List.of());
        }
        return deed.map(done -> done);
    }

    private Optional<Network> network(Node value) {
        if (value instanceof MappingNode) {
            Table table = Table.of(value, "network", mistakes);
            Optional<Network> slow = table.take("slow").map(delay -> Network.slow(words.duration(delay, "slow")));
            table.finish(List.of("slow"));
            return slow;
        }
        return words.one(value, "network", Network.Kind.class).map(Network::of);
    }

    private Deed write(RecordKey key, Purpose purpose, Table table) {
        Travel travel = travel(table);
        var fields = new TreeMap<String, FieldValue>(switch (purpose) {
            case COMPLETE -> new TreeMap<>(java.util.Map.of("done", FieldValue.of(true)));
            case DELETE -> new TreeMap<>(java.util.Map.of(Record.DELETED, FieldValue.of(true)));
            case ADD, EDIT, SEND -> fields(table, purpose);
        });
        return new Action.Write(key, purpose, fields, travel);
    }

    private SortedMap<String, FieldValue> fields(Table table, Purpose purpose) {
        boolean empty = table.isEmpty();
        SortedMap<String, FieldValue> fields = records.fields(table, TRAVEL_KEYS);
        if (empty) {
            mistakes.at(table.node(), "'" + Words.name(purpose) + "' sets no field; expected at least one, such as 'title: …'.");
        }
        return fields;
    }

    private Travel travel(Table table) {
        Optional<Node> after = table.take("after");
        Optional<Node> expires = table.take("expires");
        Optional<Node> later = table.take("later");
        Optional<String> lane = table.text("lane");
        List<RecordKey> before = after.map(node -> Table.texts(node, "after", mistakes).stream()
                .flatMap(name -> records.find(name, node, "after").stream()).toList()).orElse(List.of());
        return new Travel(before, expires.map(node -> words.duration(node, "expires")).orElse(null),
                later.map(node -> words.duration(node, "later")).orElse(null), lane.orElse(null));
    }
}

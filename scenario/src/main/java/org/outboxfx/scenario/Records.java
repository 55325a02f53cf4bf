package org.outboxfx.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The records of a story by the names it gives them, and their fields. */
final class Records {

    private static final Set<String> TEXTS = Set.of("title", "notes", "due", "priority", "list", "contexts", "name", "body",
            "conversation", "audience", "position");
    private static final Set<String> FLAGS = Set.of("done");

    private final Mistakes mistakes;
    private final Map<String, RecordKey> byName = new LinkedHashMap<>();

    Records(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** A record that a step makes. */
    Optional<RecordKey> make(Node node, String type) {
        return Table.text(node, "A record's name", mistakes).flatMap(name -> {
            if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,60}")) {
                return ScenarioReader.absent(mistakes, node, "A record's name: found " + Table.kind(node)
                        + ", expected a letter, then letters, digits or hyphens.");
            }
            var key = new RecordKey(type, name);
            byName.putIfAbsent(name, key);
            return Optional.of(key);
        });
    }

    /** A record that a step before has made. */
    Optional<RecordKey> find(Node node, String what) {
        return Table.text(node, what, mistakes).flatMap(name -> find(name, node, what));
    }

    Optional<RecordKey> find(String name, Node node, String what) {
        RecordKey key = byName.get(name);
        return key != null
                ? Optional.of(key)
                : ScenarioReader.absent(mistakes, node, what + ": no step before this one makes '" + Table.shortened(name) + "'."
                        + (byName.isEmpty() ? " Add it first." : Suggestion.among(name, byName.keySet())));
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** Takes what is left of a table as fields of a record. */
    SortedMap<String, FieldValue> fields(Table table, Set<String> others) {
        var fields = new TreeMap<String, FieldValue>();
        for (Table.Pair pair : table.rest()) {
            if (FLAGS.contains(pair.key())) {
                flag(pair).ifPresent(value -> fields.put(pair.key(), value));
            } else if (TEXTS.contains(pair.key())) {
                Table.text(pair.value(), pair.key(), mistakes).ifPresent(text -> fields.put(pair.key(), FieldValue.of(text)));
            } else {
                var known = new java.util.TreeSet<>(TEXTS);
                known.addAll(FLAGS);
                known.addAll(others);
                mistakes.at(pair.keyNode(), "Unknown key '" + pair.key() + "'." + Suggestion.among(pair.key(), known));
            }
        }
        return fields;
    }

    private Optional<FieldValue> flag(Table.Pair pair) {
        String text = pair.value() instanceof ScalarNode scalar ? scalar.getValue() : "";
        return switch (text) {
            case "true" -> Optional.of(FieldValue.of(true));
            case "false" -> Optional.of(FieldValue.of(false));
            default -> ScenarioReader.absent(mistakes, pair.value(),
                    pair.key() + ": found " + Table.kind(pair.value()) + ", expected true or false.");
        };
    }
}

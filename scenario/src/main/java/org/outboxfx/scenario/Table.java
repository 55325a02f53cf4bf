package org.outboxfx.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys and values of one mapping in a file, taken one after another; what is left over in the end is a mistake. */
final class Table {

    /** A key and what it holds. */
    record Pair(String key, Node keyNode, Node value) {}

    private final Node node;
    private final Mistakes mistakes;
    private final Map<String, Pair> left = new LinkedHashMap<>();

    private Table(Node node, Mistakes mistakes) {
        this.node = node;
        this.mistakes = mistakes;
    }

    /** @param what names the mapping in messages */
    static Table of(Node node, String what, Mistakes mistakes) {
        var table = new Table(node, mistakes);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(table::add);
        } else {
            mistakes.at(node, what + ": found " + kind(node) + ", expected keys with values, such as 'key: value'.");
        }
        return table;
    }

    private void add(NodeTuple tuple) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
            if (left.put(key.getValue(), new Pair(key.getValue(), key, tuple.getValueNode())) != null) {
                mistakes.at(key, "'" + key.getValue() + "' is there twice; expected it once. Remove one.");
            }
        } else {
            mistakes.at(tuple.getKeyNode(), "A key: found " + kind(tuple.getKeyNode()) + ", expected a word.");
        }
    }

    Node node() {
        return node;
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    Optional<Node> take(String key) {
        return Optional.ofNullable(left.remove(key)).map(Pair::value);
    }

    /** The pairs not taken yet. */
    List<Pair> rest() {
        var rest = List.copyOf(left.values());
        left.clear();
        return rest;
    }

    /** The first pair, if its key is one of these. */
    Optional<Pair> takeFirst(Collection<String> keys) {
        Optional<Pair> first = left.values().stream().filter(pair -> keys.contains(pair.key())).findFirst();
        first.ifPresent(pair -> left.remove(pair.key()));
        return first;
    }

    Optional<String> text(String key) {
        return take(key).flatMap(value -> text(value, key, mistakes));
    }

    /** Every pair that was not taken is a key that nobody knows. */
    void finish(Collection<String> known) {
        rest().forEach(pair -> mistakes.at(pair.keyNode(),
                "Unknown key '" + pair.key() + "'." + Suggestion.among(pair.key(), known)));
    }

    static Optional<String> text(Node node, String what, Mistakes mistakes) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        mistakes.at(node, what + ": found " + kind(node) + ", expected a text.");
        return Optional.empty();
    }

    /** The texts of a list, or the one text that stands in a list's place. */
    static List<String> texts(Node node, String what, Mistakes mistakes) {
        var texts = new ArrayList<String>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> text(each, what, mistakes).ifPresent(texts::add));
        } else {
            text(node, what, mistakes).ifPresent(texts::add);
        }
        return texts;
    }

    static String kind(Node node) {
        return switch (node) {
            case SequenceNode _ -> "a list";
            case MappingNode _ -> "keys with values";
            case ScalarNode scalar when scalar.getValue().isEmpty() -> "nothing";
            case ScalarNode scalar -> "'" + shortened(scalar.getValue()) + "'";
            default -> "something else";
        };
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

package org.outboxfx.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Reachability;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.RecordKey;
import org.outboxfx.scenario.Expectation.Existence;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what must be the case: {@code {laptop: {queued: 1, milk: {state: queued}}, server: {effects: 0}}}. */
final class ExpectReader {

    private static final String SERVER = "server";
    private static final Set<String> RECORD_KEYS = Set.of("state", "reason");

    private final Mistakes mistakes;
    private final Words words;
    private final Records records;
    private final List<String> devices;

    ExpectReader(Mistakes mistakes, Words words, Records records, List<String> devices) {
        this.mistakes = mistakes;
        this.words = words;
        this.records = records;
        this.devices = devices;
    }

    List<Expectation> read(Node node) {
        var expectations = new ArrayList<Expectation>();
        for (Table.Pair pair : Table.of(node, "expect", mistakes).rest()) {
            if (pair.key().equals(SERVER)) {
                Table.of(pair.value(), "expect server", mistakes).rest()
                        .forEach(each -> expectations.addAll(ofServer(each)));
            } else if (devices.contains(pair.key())) {
                Table.of(pair.value(), "expect " + pair.key(), mistakes).rest()
                        .forEach(each -> expectations.addAll(ofDevice(pair.key(), each)));
            } else {
                var places = new ArrayList<>(devices);
                places.add(SERVER);
                mistakes.at(pair.keyNode(),
                        "Unknown device '" + pair.key() + "' in expect." + Suggestion.among(pair.key(), places));
            }
        }
        return expectations;
    }

    private List<Expectation> ofServer(Table.Pair pair) {
        if (pair.key().equals("effects")) {
            return List.of(new Expectation.Effects(Mistakes.line(pair.keyNode()), words.number(pair.value(), "effects")));
        }
        return ofRecord(null, pair, List.of("effects"));
    }

    private List<Expectation> ofDevice(String device, Table.Pair pair) {
        int line = Mistakes.line(pair.keyNode());
        if (pair.key().equals("conflicts")) {
            return List.of(new Expectation.Conflicts(line, device, words.number(pair.value(), "conflicts")));
        }
        if (pair.key().equals("link")) {
            return words.one(pair.value(), "link", Reachability.class)
                    .<List<Expectation>>map(state -> List.of(new Expectation.Link(line, device, state))).orElse(List.of());
        }
        Optional<Stage> stage = Words.find(pair.key(), Stage.class);
        if (stage.isPresent()) {
            return List.of(new Expectation.Count(line, device, stage.get(), words.number(pair.value(), pair.key())));
        }
        var others = new ArrayList<>(Words.names(Stage.class));
        others.addAll(List.of("conflicts", "link"));
        return ofRecord(device, pair, others);
    }

    private List<Expectation> ofRecord(@Nullable String place, Table.Pair pair, List<String> others) {
        int line = Mistakes.line(pair.keyNode());
        if (!records.knows(pair.key())) {
            var known = new ArrayList<>(records.names());
            known.addAll(others);
            mistakes.at(pair.keyNode(), "Unknown key '" + pair.key() + "' in expect." + Suggestion.among(pair.key(), known));
            return List.of();
        }
        RecordKey key = records.find(pair.key(), pair.keyNode(), "expect").orElseThrow();
        if (pair.value() instanceof MappingNode) {
            return inDetail(line, place, key, Table.of(pair.value(), pair.key(), mistakes));
        }
        return Table.text(pair.value(), pair.key(), mistakes).map(word -> inAWord(line, place, key, word, pair.value()))
                .orElse(List.of());
    }

    private List<Expectation> inAWord(int line, @Nullable String place, RecordKey key, String word, Node node) {
        Optional<Existence> existence = Words.find(word, Existence.class);
        if (existence.isPresent()) {
            return List.of(new Expectation.Holds(line, place, key, existence.get(), new java.util.TreeMap<>()));
        }
        Optional<EntryState> state = place == null ? Optional.empty() : Words.find(word, EntryState.class);
        if (state.isPresent() && place != null) {
            return List.of(new Expectation.Entry(line, place, key, state.get(), null));
        }
        var known = new ArrayList<>(Words.names(Existence.class));
        if (place != null) {
            known.addAll(Arrays.stream(EntryState.values()).map(Words::name).toList());
        }
        mistakes.at(node, key.id() + ": found " + Table.kind(node) + "." + Suggestion.among(word, known));
        return List.of();
    }

    private List<Expectation> inDetail(int line, @Nullable String place, RecordKey key, Table table) {
        var expectations = new ArrayList<Expectation>();
        if (place != null) {
            Optional<EntryState> state = table.take("state").flatMap(node -> words.one(node, "state", EntryState.class));
            Optional<Reason> reason = table.take("reason").flatMap(node -> words.one(node, "reason", Reason.class));
            state.ifPresent(found -> expectations.add(new Expectation.Entry(line, place, key, found, reason.orElse(null))));
            if (state.isEmpty() && reason.isPresent()) {
                mistakes.at(table.node(), "A reason without a state; expected both. Add 'state: …'.");
            }
        }
        var fields = records.fields(table, place == null ? Set.of() : RECORD_KEYS);
        if (!fields.isEmpty()) {
            expectations.add(new Expectation.Holds(line, place, key, Existence.PRESENT, fields));
        }
        return expectations;
    }
}

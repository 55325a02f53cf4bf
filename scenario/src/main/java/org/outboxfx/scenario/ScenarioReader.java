package org.outboxfx.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a whole file: its head here, its steps by {@link StepReader}. */
final class ScenarioReader {

    private static final List<String> KEYS = List.of("title", "about", "start", "devices", "steps");
    private static final List<String> DEVICE_KEYS = List.of("person", "network", "clock", "language");
    /** Words that begin a step and so cannot name a device. */
    static final Set<String> RESERVED = Set.of("caption", "wait", "sleep", "expect", "server");
    private static final String DEVICE_NAME = "[A-Za-z][A-Za-z0-9-]{0,30}";
    private static final String ENGLISH = "en";
    private static final int MAX_DEVICES = 6;
    private static final Instant STANDARD_START = Instant.parse("2026-03-02T09:00:00Z");

    private final String source;
    private final Mistakes mistakes;
    private final Words words;

    ScenarioReader(String source) {
        this.source = source;
        this.mistakes = new Mistakes(source);
        this.words = new Words(mistakes);
    }

    Scenario read(String text) {
        Table top = Table.of(composed(text), "A scenario", mistakes);
        String title = top.text("title").orElseGet(() -> missing(top, "title", "the story in a few words"));
        String about = top.text("about").orElse("").strip();
        Instant start = top.take("start").map(this::instant).orElse(STANDARD_START);
        Map<String, Scenario.Device> devices = top.take("devices").map(this::devices).orElseGet(() -> {
            missing(top, "devices", "at least one, such as 'laptop: {network: online}'");
            return Map.of();
        });
        List<Step> steps = top.take("steps").map(node -> steps(node, devices)).orElseGet(() -> {
            missing(top, "steps", "a list of what happens");
            return List.of();
        });
        top.finish(KEYS);
        mistakes.check();
        return new Scenario(source, title, about, start, List.copyOf(devices.values()), steps);
    }

    private Node composed(String text) {
        try {
            var settings = LoadSettings.builder().setLabel(source).setUseMarks(true).setMaxAliasesForCollections(50).build();
            return new Compose(settings).composeString(text)
                    .orElseThrow(() -> new ScenarioException(source + " is empty; expected a scenario. See docs/scenarios.md."));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new ScenarioException(source + ", line " + line + ": this is not YAML: " + e.getProblem()
                    + ". Look at the indentation and the quotes there and just above.");
        } catch (YamlEngineException e) {
            throw new ScenarioException(source + " is not YAML: " + e.getMessage());
        }
    }

    private String missing(Table top, String key, String expected) {
        mistakes.at(top.node(), "'" + key + "' is missing; expected " + expected + ".");
        return "";
    }

    private Instant instant(Node node) {
        String text = Table.text(node, "start", mistakes).orElse("");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            mistakes.at(node, "start: found " + Table.kind(node) + ", expected a time such as 2026-03-02T09:00:00Z.");
            return STANDARD_START;
        }
    }

    private Map<String, Scenario.Device> devices(Node node) {
        var devices = new LinkedHashMap<String, Scenario.Device>();
        for (Table.Pair pair : Table.of(node, "devices", mistakes).rest()) {
            if (!pair.key().matches(DEVICE_NAME) || RESERVED.contains(pair.key())) {
                mistakes.at(pair.keyNode(), "A device's name: found '" + Table.shortened(pair.key())
                        + "', expected a letter, then letters, digits or hyphens, and none of "
                        + RESERVED.stream().sorted().toList()
                        + ".");
            }
            devices.put(pair.key(), device(pair.key(), pair.value()));
        }
        if (devices.isEmpty() || devices.size() > MAX_DEVICES) {
            mistakes.at(node, "devices: found " + devices.size() + ", expected 1 to " + MAX_DEVICES + ".");
        }
        return devices;
    }

    private Scenario.Device device(String name, Node node) {
        if (node instanceof ScalarNode scalar && scalar.getValue().isEmpty()) {
            return new Scenario.Device(name, name, Network.of(Network.Kind.ONLINE), Duration.ZERO, ENGLISH);
        }
        Table table = Table.of(node, "Device " + name, mistakes);
        String person = table.text("person").orElse(name);
        Network network = table.take("network").flatMap(found -> words.one(found, "network", Network.Kind.class))
                .map(Network::of).orElse(Network.of(Network.Kind.ONLINE));
        Duration clock = table.take("clock").map(found -> words.offset(found, "clock")).orElse(Duration.ZERO);
        String language = table.text("language").orElse(ENGLISH);
        table.finish(DEVICE_KEYS);
        return new Scenario.Device(name, person, network, clock, language);
    }

    private List<Step> steps(Node node, Map<String, Scenario.Device> devices) {
        var steps = new ArrayList<Step>();
        if (node instanceof SequenceNode list) {
            var reader = new StepReader(mistakes, words, List.copyOf(devices.keySet()));
            list.getValue().forEach(each -> reader.read(each).ifPresent(steps::add));
        } else {
            mistakes.at(node, "steps: found " + Table.kind(node) + ", expected a list, each step beginning with '- '.");
        }
        return steps;
    }

    /** For readers of parts: the value, or a mistake and nothing. */
    static <T> Optional<T> absent(Mistakes mistakes, Node node, String text) {
        mistakes.at(node, text);
        return Optional.empty();
    }
}

package org.outboxfx.scenario;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with a file, line by line, so that a person can put it all right at once. */
final class Mistakes {

    private static final int MAX_TOLD = 20;

    private final String source;
    private final List<String> told = new ArrayList<>();

    Mistakes(String source) {
        this.source = source;
    }

    /** @param text what, what was found, what was expected */
    void at(Node node, String text) {
        at(line(node), text);
    }

    void at(int line, String text) {
        told.add(source + ", line " + line + ": " + text);
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** @throws ScenarioException if there is any */
    void check() {
        if (!told.isEmpty()) {
            String more = told.size() > MAX_TOLD ? "\n… and " + (told.size() - MAX_TOLD) + " more." : "";
            throw new ScenarioException(String.join("\n", told.subList(0, Math.min(told.size(), MAX_TOLD))) + more);
        }
    }
}

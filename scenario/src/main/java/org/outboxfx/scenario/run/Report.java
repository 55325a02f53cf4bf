package org.outboxfx.scenario.run;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.Step;
import org.outboxfx.scenario.world.Crossing;

/**
 * What came of a scenario.
 *
 * @param steps those that were played: all of them, or up to the one that could not be done
 * @param crossings what went between the devices and the server
 * @param end what a right clock showed in the end
 */
public record Report(Scenario scenario, List<Played> steps, List<Crossing> crossings, Instant end) {

    /**
     * One step that was played.
     *
     * @param at what a right clock showed when it began
     * @param failures what was not as expected: file, line, what was found, what was expected
     */
    public record Played(Step step, Instant at, List<String> failures) {
        public Played {
            failures = List.copyOf(failures);
        }
    }

    public Report {
        steps = List.copyOf(steps);
        crossings = List.copyOf(crossings);
    }

    /** Everything that was not as expected, in order; empty if the story went as told. */
    public List<String> failures() {
        return steps.stream().flatMap(played -> played.failures().stream()).toList();
    }

    public boolean isAsExpected() {
        return failures().isEmpty();
    }

    @Override
    public String toString() {
        return scenario.source() + ": " + (isAsExpected()
                ? "as expected, in " + steps.size() + " steps"
                : failures().stream().collect(Collectors.joining("\n")));
    }
}

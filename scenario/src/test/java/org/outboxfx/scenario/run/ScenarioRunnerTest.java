package org.outboxfx.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.outboxfx.scenario.Scenario;

/** What a runner says of a story that goes otherwise than told, and that the same story always goes the same way. */
class ScenarioRunnerTest {

    private static final String HEAD = """
            title: A story
            devices: {laptop: {person: ann}, phone: {person: ben}}
            steps:
            """;

    @Test
    void everyExpectationThatFailsIsNamedWithItsLineAndWhatWasFound() {
        Report report = play("""
                  - laptop: {add: milk, title: Buy milk}
                  - expect:
                      laptop: {queued: 1, milk: {state: queued, title: Oat milk}, link: offline}
                      phone: {milk: deleted, conflicts: 2}
                      server: {effects: 2, milk: absent}
                """);

        assertThat(report.isAsExpected()).isFalse();
        assertThat(report.failures()).containsExactly(
                "story.yaml, line 6: laptop shows as queued: found 0, expected 1.",
                "story.yaml, line 6: the entry of 'milk' on laptop: found confirmed, expected queued.",
                "story.yaml, line 6: title of 'milk' on laptop: found 'Buy milk', expected 'Oat milk'.",
                "story.yaml, line 6: the link of laptop: found online, expected offline.",
                "story.yaml, line 7: 'milk' on phone: found present, expected deleted.",
                "story.yaml, line 7: conflicts on phone: found 0, expected 2.",
                "story.yaml, line 8: effects on the server: found 1, expected 2.",
                "story.yaml, line 8: 'milk' on the server: found present, expected absent.");
    }

    @Test
    void aStoryEndsWhereSomethingCannotBeDone() {
        Report report = play("""
                  - laptop: {add: milk, title: Buy milk}
                  - laptop: {resolve: milk}
                  - wait: 1m
                """);

        assertThat(report.steps()).hasSize(2);
        assertThat(report.failures())
                .containsExactly("story.yaml, line 5: this could not be done: 'milk' has no conflict here; expected one.");
    }

    @Test
    void theSameStoryGoesTheSameWayAtTheSameTimes() {
        String steps = """
                  - laptop: {network: lossy}
                  - laptop: {add: milk, title: Buy milk}
                  - phone: {network: {slow: 3s}}
                  - phone: {add: tea, title: Buy tea}
                  - wait: 2m
                  - server: restart
                  - phone: {edit: tea, title: Green tea}
                  - wait: 2m
                """;

        Report first = play(steps);
        Report second = play(steps);

        assertThat(first.failures()).isEmpty();
        assertThat(second.crossings()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("number")
                .containsExactlyInAnyOrderElementsOf(first.crossings());
        assertThat(second.end()).isEqualTo(first.end());
    }

    @Test
    void aClockThatIsWrongAtTheServerHoldsNothingUp() {
        Report report = play("""
                  - server: {clock: -2h}
                  - laptop: {add: milk, title: Buy milk}
                  - wait: 10s
                  - server: heal
                  - laptop: {edit: milk, title: Oat milk}
                  - wait: 10s
                  - expect:
                      laptop: {queued: 0, needs-you: 0}
                      phone: {milk: {title: Oat milk}, conflicts: 0}
                """);

        assertThat(report.failures()).isEmpty();
    }

    private static Report play(String steps) {
        return ScenarioRunner.run(Scenario.parse("story.yaml", HEAD + steps));
    }
}

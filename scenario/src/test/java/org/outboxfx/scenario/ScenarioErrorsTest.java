package org.outboxfx.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes a scenario is told where it is wrong, what was found there, and what was expected. */
class ScenarioErrorsTest {

    private static final String HEAD = """
            title: A story
            devices:
              laptop: {person: ann}
              phone:
            steps:
              - laptop: {add: milk, title: Buy milk}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "- lptop: {complete: milk} | Unknown key 'lptop' in a step. Did you mean 'laptop'?",
            "- laptop: {compleet: milk} | Unknown key 'compleet'. Did you mean 'complete'?",
            "- laptop: {complete: mlik} | complete: no step before this one makes 'mlik'. Did you mean 'milk'?",
            "- laptop: {edit: milk, titel: x} | Unknown key 'titel'. Did you mean 'title'?",
            "- laptop: {edit: milk} | 'edit' sets no field; expected at least one, such as 'title: …'.",
            "- laptop: {network: offlin} | network: found 'offlin'. Did you mean 'offline'?",
            "- laptop: {edit: milk, done: yes} | done: found 'yes', expected true or false.",
            "- laptop: sing | A deed: found 'sing'. Did you mean 'send'?",
            "- laptop: {sync: now} | 'sync' takes no value. Write it alone, as in '- laptop: sync'.",
            "- laptop: {clock: 1h} | clock: found '1h', expected +1h, -10m or the like, or 'right'.",
            "- laptop: {kill: never} | kill: found 'never'. Expected one of: now, before-request, before-answer.",
            "- wait: a while | wait: found 'a while', expected a time such as 500ms, 30s, 5m, 2h, 1d or 1h30m.",
            "- wait: 3h | wait: found '3h', expected at most 1h. For longer use 'sleep': devices that are closed meanwhile.",
            "- server: {bussy: 5s} | Unknown key 'bussy'. Did you mean 'busy'?",
            "- server: explode | server: found 'explode'. Expected one of: busy, clock, stop, start, restart, replace, heal.",
            "- expect: {tablet: {sent: 1}} | Unknown device 'tablet' in expect. Expected one of: laptop, phone, server.",
            "- expect: {laptop: {snet: 1}} | Unknown key 'snet' in expect. Did you mean 'sent'?",
            "- expect: {laptop: {sent: many}} | sent: found 'many', expected a whole number such as 2.",
            "- expect: {laptop: {milk: confirmd}} | milk: found 'confirmd'. Did you mean 'confirmed'?",
            "- expect: {laptop: {milk: {reason: age}}} | A reason without a state; expected both. Add 'state: …'.",
            "- wait: 1s\\n    sleep: 1h | 'sleep': this step does something already. Begin another step with '- '."})
    void aMistakeInAStepIsNamedWithItsLine(String step, String message) {
        String text = HEAD + "  " + step.replace("\\n", "\n");
        int line = HEAD.lines().toList().size() + (step.contains("\\n") ? 2 : 1);

        assertThatThrownBy(() -> Scenario.parse("story.yaml", text)).isInstanceOf(ScenarioException.class)
                .hasMessage("story.yaml, line " + line + ": " + message);
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThatThrownBy(() -> Scenario.parse("story.yaml", """
                titel: A story
                devices:
                  server: {person: ann}
                steps: none
                """)).hasMessageContainingAll(
                "story.yaml, line 1: 'title' is missing; expected the story in a few words.",
                "story.yaml, line 1: Unknown key 'titel'. Did you mean 'title'?",
                "story.yaml, line 3: A device's name: found 'server'",
                "story.yaml, line 4: steps: found 'none', expected a list, each step beginning with '- '.");
    }

    @Test
    void aKeyThatIsThereTwiceIsToldAndNotOverwritten() {
        assertThatThrownBy(() -> Scenario.parse("story.yaml", HEAD + "title: Another story\n"))
                .hasMessage("story.yaml, line 7: 'title' is there twice; expected it once. Remove one.");
    }

    @Test
    void whatIsNotYamlIsToldWithItsLine() {
        assertThatThrownBy(() -> Scenario.parse("story.yaml", "title: A story\ndevices: {laptop: [\nsteps:"))
                .hasMessageStartingWith("story.yaml, line 3: this is not YAML: ")
                .hasMessageEndingWith("Look at the indentation and the quotes there and just above.");
    }

    @Test
    void whatIsNoFileOrEmptyOrFarTooLongIsTold() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
        Path huge = Files.write(folder.resolve("huge.yaml"), new byte[(int) Scenario.MAX_BYTES + 1]);

        assertThatThrownBy(() -> Scenario.read(folder.resolve("none.yaml"))).hasMessageStartingWith("There is no file ")
                .hasMessageEndingWith("Expected a scenario; see docs/scenarios.md.");
        assertThatThrownBy(() -> Scenario.read(empty))
                .hasMessage("empty.yaml is empty; expected a scenario. See docs/scenarios.md.");
        assertThatThrownBy(() -> Scenario.read(huge)).hasMessageContaining("expected a scenario of at most 1048576");
    }

    @Test
    void aScenarioKnowsItsLinesAndItsTimes() {
        Scenario scenario = Scenario.parse("story.yaml", HEAD + "  - caption: Later\n    wait: 1h\n  - wait: 1m30s500ms\n");

        assertThat(scenario.steps()).extracting(Step::line).containsExactly(6, 7, 9);
        assertThat(scenario.steps().get(1).caption()).isEqualTo("Later");
        assertThat(scenario.steps().getLast().action()).isEqualTo(new Action.Wait(Duration.ofMillis(90_500)));
        assertThat(scenario.devices()).extracting(Scenario.Device::person).containsExactly("ann", "phone");
    }
}

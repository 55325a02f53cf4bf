package org.outboxfx.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outboxfx.scenario.Scenario;

/** Every file in assets/scenarios goes as it tells. */
class ShippedScenariosTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath().resolveSibling("assets").resolve("scenarios");

    static List<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void goesAsItTells(Path file) {
        Scenario scenario = Scenario.read(file);

        Report report = ScenarioRunner.run(scenario);

        assertThat(report.failures()).isEmpty();
        assertThat(report.steps()).hasSameSizeAs(scenario.steps());
    }
}

package org.outboxfx.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command explains itself. */
class HelpTest {

    /** What opens something, or prints what is no result. */
    private static final Set<String> WITHOUT_JSON = Set.of("outboxfx", "outboxfx completion");

    @TempDir
    static Path folder;

    static Stream<CommandLine> commands() {
        return all(Cli.of(new Shell(folder).program(), Terminal.own()));
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(Stream.of(line), line.getSubcommands().entrySet().stream()
                .filter(command -> !command.getKey().equals("server")).flatMap(command -> all(command.getValue())));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasADescriptionAndAnExample(CommandLine command) {
        var usage = command.getCommandSpec().usageMessage();

        assertThat(String.join(" ", usage.description())).isNotBlank()
                .endsWith(usage.description()[usage.description().length - 1]);
        assertThat(usage.footer()).contains("Examples:").anyMatch(line -> line.contains("outboxfx "));
        command.getCommandSpec().options().forEach(option -> assertThat(String.join("", option.description()))
                .as(option.longestName()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandThatDoesSomethingKnowsJson(CommandLine command) {
        boolean group = !(command.getCommand() instanceof java.util.concurrent.Callable);

        assertThat(group || WITHOUT_JSON.contains(command.getCommandSpec().qualifiedName())
                || command.getCommandSpec().optionsMap().containsKey("--json")).isTrue();
    }

    @Test
    void theHelpOfTheProgramNamesItsCommandsAndExitCodes() {
        var shell = new Shell(folder);

        assertThat(shell.run("--help")).isZero();

        assertThat(shell.out()).contains("Usage: outboxfx", "Commands:", "  tasks ", "  server ", "Exit codes:", "  5 ",
                "outboxfx tasks add");
        assertThat(shell.out().lines().filter(line -> line.contains("\u001b"))).as("colours only on a terminal").isEmpty();
    }

    @Test
    void exitCodesAreDifferentAndStay() {
        assertThat(Stream.of(Exit.values()).map(Exit::code).toList()).isEqualTo(List.of(0, 1, 2, 3, 4, 5, 6));
    }
}

package org.outboxfx.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command explains itself. */
class HelpTest {

    /** What opens something. */
    private static final Set<String> WITHOUT_JSON = Set.of("outboxfx");

    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|[^ ]+");

    @TempDir
    static Path folder;

    /** All but those of the server, which is a program of its own too and speaks as one. */
    static Stream<CommandLine> commands() {
        return everyCommand().filter(command -> !command.getCommandSpec().qualifiedName().startsWith("outboxfx server"));
    }

    static Stream<CommandLine> everyCommand() {
        return all(Cli.of(new Shell(folder).program(), Terminal.own()));
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTest::all));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandIsHelpedByTheNameByWhichItIsTyped(CommandLine command) {
        var spec = command.getCommandSpec();
        var shell = new Shell(folder);

        assertThat(shell.run(Stream.concat(Stream.of(spec.qualifiedName().split(" ")).skip(1), Stream.of("--help"))
                .toArray(String[]::new))).isZero();

        assertThat(shell.out()).startsWith("Usage: " + spec.qualifiedName());
        assertThat(Stream.of(spec.usageMessage().description(), spec.usageMessage().footer()).flatMap(Stream::of))
                .allSatisfy(line -> assertThatCode(line::formatted).doesNotThrowAnyException());
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
    @MethodSource("everyCommand")
    void everyCommandThatDoesSomethingKnowsJson(CommandLine command) {
        boolean group = !(command.getCommand() instanceof java.util.concurrent.Callable);

        assertThat(group || WITHOUT_JSON.contains(command.getCommandSpec().qualifiedName())
                || command.getCommandSpec().optionsMap().containsKey("--json")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyExampleIsUnderstood(CommandLine command) {
        var examples = Stream.of(command.getCommandSpec().usageMessage().footer()).filter(line -> line.startsWith("  outboxfx "));

        assertThat(examples).allSatisfy(example -> assertThatCode(() -> Cli.of(new Shell(folder).program(), Terminal.own())
                .parseArgs(words(example))).doesNotThrowAnyException());
    }

    /** As a shell would part them: up to a pipe, a file or a remark, without the program's name. */
    private static String[] words(String example) {
        return WORD.matcher(example.strip().replaceFirst(" ( .*|[|>].*)$", "")).results()
                .map(word -> word.group().replaceAll("^['\"]|['\"]$", "")).skip(1).toArray(String[]::new);
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

package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.app.channel.Request;
import org.outboxfx.app.cli.Cli;
import org.outboxfx.app.cli.Terminal;

/** The arguments alone: nothing here comes as far as opening a window. */
class StartTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"--server=https://example.org/", "--token-file=token.txt"})
    void aServerWithoutItsTokenIsRefusedWithWhatToDo(String argument) {
        assertThat(run(argument)).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines(
                "--server and --token-file belong together: give both, or neither to use the server inside.");
    }

    @Test
    void anUnknownThemeIsRefusedWithTheOnesThereAre() {
        assertThat(run("--theme=pink")).isEqualTo(2);
        assertThat(err.toString()).contains("--theme", "pink").containsIgnoringCase("light").containsIgnoringCase("dark")
                .contains("Usage: outboxfx");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThat(run("--profil=x")).isEqualTo(2);
        assertThat(err.toString()).contains("--profil");
    }

    @Test
    void aServerThatIsNoAddressIsNamed() {
        assertThat(run("--server=not an address", "--token-file=t")).isEqualTo(2);
        assertThat(err.toString()).contains("--server", "not an address");
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--profile", "--import", "--server", "--token-file", "--tour", "--theme");
    }

    @Test
    void theVersionIsTold() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("OutboxFX ");
    }

    private int run(String... arguments) {
        return Cli.of(new InstalledProgram(), new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Path.of(""),
                Request.Look.PLAIN)).execute(arguments);
    }
}

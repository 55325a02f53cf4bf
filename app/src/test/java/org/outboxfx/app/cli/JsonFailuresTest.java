package org.outboxfx.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.channel.Owner;
import org.outboxfx.app.channel.Request;

/** Who asks for JSON gets JSON, also of what went wrong. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JsonFailuresTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tasks list --nonsense --json", "tasks add --json", "outbox list --json --limit many",
            "tasks --json", "scenario run --json", "server --port x --json", "server token --json", "completion --json fish",
            "tasks list --json=true --nonsense"})
    void whatIsNotUnderstoodIsToldInJson(String typed) throws IOException {
        var shell = new Shell(folder);

        assertThat(shell.run(typed.split(" "))).isEqualTo(Exit.USAGE.code());

        assertThat(shell.out()).isEmpty();
        assertThat(told(shell.err(), Exit.USAGE)).contains("See 'outboxfx ", " --help'.");
    }

    @Test
    void whatWasMeantIsProposedInJsonToo() throws IOException {
        var shell = new Shell(folder);

        shell.run("tasks", "list", "--serch", "--json");

        assertThat(told(shell.err(), Exit.USAGE)).contains("'--serch'", "Did you mean --search", "'outboxfx tasks list --help'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks list --nonsense", "tasks add -- --json", "tasks list --json=false --nonsense"})
    void whoAsksForTextGetsWords(String typed) {
        var shell = new Shell(folder);

        shell.run(typed.split(" "));

        assertThat(shell.err()).doesNotContain("{\"error\"");
    }

    @Test
    void whatNoCommandExpectedIsToldInJson() throws IOException {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), folder, Request.Look.PLAIN);

        int code = Cli.of(new Shell(folder).program(), terminal).execute("tasks", "list", "--json");

        assertThat(code).isEqualTo(Exit.FAILED.code());
        assertThat(told(err.toString(), Exit.FAILED)).isEqualTo("A test names its profile.");
    }

    @Test
    void whatAnotherProcessDoesNotUnderstandComesBackInJson() throws IOException {
        var shell = new Shell(folder);
        var out = new StringBuilder();
        var err = new StringBuilder();
        try (var running = shell.new Running(); var owner = Owner.reach(shell.profile).orElseThrow()) {
            assertThat(running).isNotNull();
            var request = new Request(OutboxClient.newId(), Request.Time.FIRST, List.of("tasks", "list", "--nonsense", "--json"),
                    folder.toString(), Request.Look.PLAIN, new byte[0]);

            var outcome = owner.run(request, new Owner.Output(out::append, err::append), Duration.ofSeconds(30));

            assertThat(outcome).isEqualTo(new Owner.Outcome.Ended(Exit.USAGE.code()));
        }
        assertThat(out).isEmpty();
        assertThat(told(err.toString(), Exit.USAGE)).contains("--nonsense");
    }

    @Test
    void whatAnotherProcessCannotDoComesBackInJson() throws IOException {
        var shell = new Shell(folder);
        try (var running = shell.new Running()) {
            assertThat(running).isNotNull();

            assertThat(shell.run("tasks", "done", "none", "--json")).isEqualTo(Exit.FAILED.code());
        }

        assertThat(told(shell.err(), Exit.FAILED)).contains("There is no task 'none'");
    }

    @Test
    void aStoryThatIsNoneIsToldInJsonAndTheOthersArePlayed() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "title: [");
        var shell = new Shell(folder);

        assertThat(shell.run("scenario", "run", broken.toString(), "no-such-story", "lost-answer", "--json"))
                .isEqualTo(Exit.FAILED.code());

        List<String> errors = shell.err().lines().toList();
        assertThat(errors).hasSize(2);
        assertThat(told(errors.getFirst(), Exit.FAILED)).contains("broken.yaml");
        assertThat(told(errors.getLast(), Exit.FAILED)).contains("neither a file no-such-story", "one of: a-working-day, ");
        assertThat(JSON.readTree(shell.out()).get("asExpected").asBoolean()).isTrue();
    }

    @Test
    void theServersTokensAreToldInJson() throws IOException {
        var shell = new Shell(folder);
        String data = folder.resolve("server").toString();

        assertThat(shell.run("server", "--data", data, "token", "issue", "home", "anna", "--json")).isZero();
        JsonNode issued = JSON.readTree(shell.out());
        assertThat(shell.run("server", "token", "list", "--data", data, "--json")).isZero();
        JsonNode listed = JSON.readTree(shell.out());
        assertThat(shell.run("server", "token", "revoke", "none", "--data", data, "--json")).isEqualTo(Exit.FAILED.code());

        assertThat(issued.get("token").asText()).startsWith(listed.get("id").asText());
        assertThat(listed.get("member").asText()).isEqualTo("anna");
        assertThat(told(shell.err(), Exit.FAILED)).startsWith("There is no token of this id.");
    }

    private static String told(String line, Exit exit) throws IOException {
        JsonNode failure = JSON.readTree(line);
        assertThat(failure.fieldNames()).toIterable().containsExactly("error", "exit", "code");
        assertThat(failure.get("exit").asText()).isEqualTo(exit.name());
        assertThat(failure.get("code").asInt()).isEqualTo(exit.code());
        return failure.get("error").asText();
    }
}

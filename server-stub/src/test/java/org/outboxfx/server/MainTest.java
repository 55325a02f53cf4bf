package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aTokenIsIssuedListedAndRevoked() {
        assertThat(run("token", "issue", "home", "anna")).isZero();
        String token = out.toString().strip();
        assertThat(token).matches("[0-9a-f]{16}\\.[A-Za-z0-9_-]{43}");

        assertThat(run("token", "list")).isZero();
        assertThat(out.toString()).contains("home\tanna").startsWith(token.substring(0, 16)).doesNotContain(token.substring(17));

        assertThat(run("token", "revoke", token.substring(0, 16))).isZero();
        assertThat(run("token", "list")).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anIssuedTokenIsGoodForTheServerThatStartsThen() throws Exception {
        run("token", "issue", "home", "anna");

        try (var server = SyncServer.builder().data(folder).start();
                var anna = new Client(server.address(), out.toString().strip())) {
            assertThat(anna.get("/v1/session").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPassphraseIsReadFromStandardInputSetAndRemoved() throws Exception {
        assertThat(say("correct horse battery\n", "passphrase", "set", "home", "anna")).isEqualTo(1);
        assertThat(err.toString()).startsWith("There is no workspace of this name.");
        run("token", "issue", "home", "anna");
        assertThat(say("correct horse battery\n", "passphrase", "set", "home", "anna")).isZero();
        assertThat(out.toString() + err).doesNotContain("horse");
        assertThat(matches("correct horse battery")).isTrue();
        assertThat(matches("correct horse batteri")).isFalse();

        assertThat(say("another one entirely\r\n", "passphrase", "set", "home", "anna")).isZero();
        assertThat(matches("correct horse battery")).isFalse();
        assertThat(matches("another one entirely")).isTrue();

        assertThat(run("passphrase", "remove", "home", "anna")).isZero();
        assertThat(matches("another one entirely")).isFalse();
        assertThat(run("passphrase", "remove", "home", "anna")).isEqualTo(1);
        assertThat(err.toString()).startsWith("This member has no passphrase");
    }

    @Test
    void aPassphraseIsNoArgumentAndAShortOneIsRefusedUnrepeated() {
        assertThat(run("passphrase", "set", "home", "anna", "correct horse battery")).isEqualTo(2);
        assertThat(say("short\n", "passphrase", "set", "home", "anna")).isEqualTo(1);
        assertThat(err.toString()).startsWith("Passphrase: found 5 characters, expected 8 to 200.");
        assertThat(say("", "passphrase", "set", "home", "anna")).isEqualTo(1);
        assertThat(run("passphrase")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Expected one of: passphrase set, passphrase remove.");
        assertThat(run("--step-up", "nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("expected TYPE.FIELD=VALUE, for example list.deleted=true");
    }

    @Test
    void whatIsAskedForInJsonIsToldInJson() throws Exception {
        assertThat(run("token", "issue", "home", "anna", "--json")).isZero();
        JsonNode issued = JSON.readTree(out.toString());
        assertThat(issued.get("workspace").asText()).isEqualTo("home");

        run("--json", "token", "list");
        assertThat(issued.get("token").asText()).startsWith(JSON.readTree(out.toString()).get("id").asText());

        assertThat(run("token", "revoke", "0000000000000000", "--json")).isEqualTo(1);
        JsonNode failure = JSON.readTree(err.toString());
        assertThat(failure.get("error").asText()).startsWith("There is no token of this id.");
        assertThat(failure.get("exit").asText()).isEqualTo("FAILED");
        assertThat(failure.get("code").asInt()).isEqualTo(1);

        assertThat(run("--json", "--port", "many")).isEqualTo(2);
        assertThat(JSON.readTree(err.toString()).get("error").asText()).contains("--port", "See 'outboxfx-server --help'.");
        assertThat(run("token", "--json")).isEqualTo(2);
        assertThat(JSON.readTree(err.toString()).get("exit").asText()).isEqualTo("USAGE");
    }

    private boolean matches(String passphrase) {
        try (var database = SyncServer.open(folder)) {
            return new Passphrases(database, new ChangeStore()).matches(new Member("home", "anna"), passphrase.toCharArray());
        }
    }

    private int say(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(Charset.defaultCharset())));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void whatIsWrongIsSaidInOneSentence() {
        assertThat(run("token", "revoke", "0000000000000000")).isEqualTo(1);
        assertThat(err.toString()).startsWith("There is no token of this id.").doesNotContain("Exception");
        assertThat(run("token", "issue", "my home", "anna")).isEqualTo(1);
        assertThat(err.toString()).startsWith("Workspace name: expected 1 to 64").doesNotContain("Exception");
        assertThat(run("token")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Expected one of: token issue, token list, token revoke.");
    }

    @Test
    void aRunningServerKeepsItsDatabaseToItself() {
        try (var server = SyncServer.builder().data(folder).start()) {
            assertThat(server.address().getPort()).isPositive();
            assertThat(run("token", "list")).isEqualTo(1);
            assertThat(err.toString()).isNotBlank().doesNotContain("\tat ", "Exception");
        }
    }

    @Test
    void aPasswordInTheDatabasesAddressIsRefusedAndNotRepeated() {
        assertThat(run("token", "list", "--db", "jdbc:postgresql://localhost/x?user=a&password=hunter2")).isEqualTo(1);
        assertThat(err.toString()).startsWith("Database address: it holds a password").doesNotContain("hunter2", "Exception");
        assertThat(run("token", "list", "--db", "jdbc:h2:mem:x")).isEqualTo(1);
        assertThat(err.toString()).startsWith("Database address: expected jdbc:postgresql:").doesNotContain("Exception");
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidSo() {
        assertThat(run("token", "list", "--db", "jdbc:postgresql://127.0.0.1:1/x?connectTimeout=1")).isEqualTo(1);
        assertThat(err.toString()).startsWith("Cannot connect to jdbc:postgresql://127.0.0.1:1/x: ").doesNotContain("\tat ");
    }

    @Test
    void tokensOnPostgresqlAreIssuedWhileServersRun() throws Exception {
        var address = Postgres.empty();
        try (var server = SyncServer.builder().postgresql(address).start()) {
            assertThat(run("token", "issue", "home", "anna", "--db", address.url(), "--db-user", "postgres")).isZero();
            String token = out.toString().strip();
            try (var anna = new Client(server.address(), token)) {
                assertThat(anna.get("/v1/session").statusCode()).isEqualTo(200);
            }
            assertThat(run("token", "revoke", token.substring(0, 16), "--db", address.url(), "--db-user", "postgres")).isZero();
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new java.util.ArrayList<>(java.util.List.of("--data", folder.toString()));
        all.addAll(java.util.List.of(arguments));
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }
}

package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

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

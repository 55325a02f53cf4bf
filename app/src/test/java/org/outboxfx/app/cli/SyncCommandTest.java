package org.outboxfx.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.server.SyncServer;

/** Commands with a real server. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SyncCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void syncSendsWhatWaitsAndFetchesWhatOthersWrote() throws IOException {
        try (var server = SyncServer.builder().data(folder.resolve("server")).start()) {
            var mara = new Shell(folder.resolve("mara"), Shell.VERSION, server.address(), server.issueToken("home", "mara"));
            var jo = new Shell(folder.resolve("jo"), Shell.VERSION, server.address(), server.issueToken("home", "jo"));
            mara.run("tasks", "add", "Call Bob", "--id", "call-bob");

            assertThat(mara.run("sync", "--json")).as(mara.err()).isZero();
            assertThat(JSON.readTree(mara.out()).get("queued").asInt()).isZero();
            assertThat(JSON.readTree(mara.out()).get("connectivity").asText()).isEqualTo("ONLINE");
            assertThat(jo.run("sync")).isZero();

            jo.run("tasks", "list");
            assertThat(jo.out()).contains("Call Bob");
        }
    }

    @Test
    void aChangeIsSentBeforeTheCommandReturnsIfThatIsAskedFor() {
        try (var server = SyncServer.builder().data(folder.resolve("server")).start()) {
            var mara = new Shell(folder, Shell.VERSION, server.address(), server.issueToken("home", "mara"));

            assertThat(mara.run("tasks", "add", "Call Bob", "--wait")).isZero();

            assertThat(mara.out()).contains("Sent: the server has it.");
        }
    }

    @Test
    void editsThatMetAreListedAndSettled() throws IOException {
        try (var server = SyncServer.builder().data(folder.resolve("server")).start()) {
            var mara = new Shell(folder.resolve("mara"), Shell.VERSION, server.address(), server.issueToken("home", "mara"));
            var jo = new Shell(folder.resolve("jo"), Shell.VERSION, server.address(), server.issueToken("home", "jo"));
            mara.run("tasks", "add", "Call Bob", "--id", "call-bob", "--wait");
            jo.run("sync");
            mara.run("tasks", "edit", "call-bob", "--title", "Call Bob at noon");
            jo.run("tasks", "edit", "call-bob", "--title", "Call Bob at ten");
            mara.run("sync");
            jo.run("sync");
            mara.run("sync");

            mara.run("conflicts", "list", "--json");
            var conflict = JSON.readTree(mara.out());
            assertThat(conflict.get("field").asText()).isEqualTo("title");
            assertThat(conflict.get("mine").asText()).isEqualTo("LOST");
            assertThat(mara.run("conflicts", "resolve", conflict.get("id").asText(), "mine", "--wait")).isZero();

            mara.run("tasks", "list");
            assertThat(mara.out()).contains("Call Bob at noon");
            mara.run("conflicts", "list");
            assertThat(mara.out()).contains("No edits have met.");
        }
    }

    @Test
    void aServerThatIsNotThereEndsSyncInTimeAndKeepsWhatWaits() throws IOException {
        String token;
        java.net.URI address;
        try (var server = SyncServer.builder().data(folder.resolve("server")).start()) {
            token = server.issueToken("home", "mara");
            address = server.address();
        }
        var mara = new Shell(folder, Shell.VERSION, address, token);
        mara.run("tasks", "add", "Call Bob");

        assertThat(mara.run("sync", "--timeout", "2", "--json")).isEqualTo(Exit.NOT_REACHED.code());

        assertThat(mara.err()).contains("within 2 s", "What waits is safe");
        assertThat(JSON.readTree(mara.out()).get("queued").asInt()).isEqualTo(1);
    }

    @Test
    void aServerThatDoesNotKnowTheDeviceNeedsAPerson() {
        try (var server = SyncServer.builder().data(folder.resolve("server")).start()) {
            var mara = new Shell(folder, Shell.VERSION, server.address(), "no-token");
            mara.run("tasks", "add", "Call Bob");

            assertThat(mara.run("sync")).isEqualTo(Exit.NEEDS_PERSON.code());

            assertThat(mara.out()).contains("does not know this device");
        }
    }
}

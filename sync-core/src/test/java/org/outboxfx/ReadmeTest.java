package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.network.Reachability;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Database;
import org.outboxfx.sync.SyncLimits;
import org.outboxfx.sync.SyncManager;
import org.outboxfx.testing.FakeNetwork;
import org.outboxfx.testing.ManualClock;

/** The code in the README compiles, runs, and is word for word the code here. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path THIS = Path.of("src", "test", "java", "org", "outboxfx", "ReadmeTest.java");

    @TempDir
    Path folder;

    @Test
    void theClientExampleRuns() throws IOException {
        URI server = URI.create("http://127.0.0.1:9/");
        String token = "none";
        // begin: client
        OutboxClient client = OutboxClient.builder(folder).server(server, () -> token).open();
        client.onEvent(event -> System.out.println(event));
        client.start();

        var task = new RecordKey("task", OutboxClient.newId());
        client.submit(Change.put(task, Map.of("title", FieldValue.of("Water the tomatoes")))).join();
        // end
        assertThat(client.counts()).containsEntry(Stage.QUEUED, 1L);
        client.close();
        assertThat(inReadme("client")).isEqualTo(here("client"));
    }

    @Test
    void theBackgroundSyncExampleRuns() throws IOException {
        Database database = Database.open(folder.resolve("sync"), List.of(SyncManager.schema()));
        // begin: background sync
        var clock = new ManualClock();
        var network = FakeNetwork.offline();
        var sent = new ArrayList<String>();
        var sync = new SyncManager("test", database, network, clock, Runnable::run, new Random(1), SyncLimits.standard());
        sync.listen(event -> sent.add(event.tag()));

        sync.register("letters").join();
        assertThat(sent).isEmpty();

        network.set(Reachability.ONLINE);
        sync.awaitQuiescent().join();
        assertThat(sent).containsExactly("letters");
        // end
        sync.close();
        database.close();
        assertThat(inReadme("background sync")).isEqualTo(here("background sync"));
    }

    private static List<String> inReadme(String name) throws IOException {
        List<String> lines = Files.readAllLines(README);
        int begin = lines.indexOf("<!-- checked by ReadmeTest: " + name + " -->") + 2;
        return lines.subList(begin, begin + lines.subList(begin, lines.size()).indexOf("```"));
    }

    private static List<String> here(String name) throws IOException {
        List<String> lines = Files.readAllLines(THIS).stream().map(line -> line.replaceFirst("^ {8}", "")).toList();
        int begin = lines.indexOf("// begin: " + name) + 1;
        return lines.subList(begin, begin + lines.subList(begin, lines.size()).indexOf("// end"));
    }
}

package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.wire.OpResult.Status;
import org.slf4j.LoggerFactory;

/** What the log says of a request, and what it must never say. */
class SilenceTest {

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void leave() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    @Test
    void eachRequestIsOneLineWithoutContentTokenOrQuery() throws Exception {
        String token;
        try (var server = SyncServer.builder().data(folder).start()) {
            token = server.issueToken("home", "anna");
            try (var anna = new Client(server.address(), token)) {
                assertThat(anna.pushOne(Ops.title("t1", "canary-title")).status()).isEqualTo(Status.APPLIED);
                anna.post("/v1/ops",
                        "{\"device\":\"canary-device\",\"ops\":[{\"opId\":\"x\",\"fields\":{\"title\":\"canary-title\"},\"hlc\":1}]}");
                anna.post("/v1/ops", "{\"canary-body\"");
                anna.get("/v1/changes?after=0&secret=canary-query");
                anna.get("/canary-path%0aINFO%20forged");
            }
        }

        await().untilAsserted(() -> assertThat(lines()).contains("POST /v1/ops 200", "POST /v1/ops 400", "GET /v1/changes 400",
                "GET (unknown path) 404"));
        assertThat(lines()).filteredOn(line -> line.equals("POST /v1/ops 200")).hasSize(2);
        assertThat(List.copyOf(log.list)).extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> !line.startsWith("HTTP"))
                .noneMatch(line -> line.contains("canary") || line.contains(token.substring(17)));
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream().filter(event -> event.getLoggerName().equals(Router.class.getName()))
                .map(event -> event.getFormattedMessage().replaceFirst(" \\d+ ms$", "")).toList();
    }
}

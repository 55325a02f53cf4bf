package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.wire.OpResult.Status;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.Wire;

class FirstExchangeTest {

    @TempDir
    Path folder;

    @Test
    void whatOneDeviceSendsAnotherReads() throws Exception {
        try (var server = SyncServer.builder().data(folder).start();
                var anna = new Client(server.address(), server.issueToken("home", "anna"));
                var ben = new Client(server.address(), server.issueToken("home", "ben"))) {

            var result = anna.push(Ops.title("t1", Ops.stamp(Instant.now()), "Buy milk"));
            var feed = ben.changes(0, 10, 0);

            assertThat(result.status()).isEqualTo(Status.APPLIED);
            assertThat(result.seq()).isEqualTo(1);
            assertThat(feed.cursor()).isEqualTo(1);
            assertThat(feed.more()).isFalse();
            assertThat(feed.records()).singleElement()
                    .satisfies(record -> assertThat(record.text("title")).isEqualTo("Buy milk"));
        }
    }

    @Test
    void theSessionTellsWhoTheTokenSpeaksFor() throws Exception {
        try (var server = SyncServer.builder().data(folder).start();
                var anna = new Client(server.address(), server.issueToken("home", "anna"))) {

            var session = Wire.read(anna.get("/v1/session").body(), SessionInfo.class);

            assertThat(session.workspace()).isEqualTo("home");
            assertThat(session.member()).isEqualTo("anna");
            assertThat(session.epoch()).hasSize(36);
        }
    }

    @Test
    void healthEchoesTheNonceAndNeedsNoToken() throws Exception {
        try (var server = SyncServer.builder().data(folder).start(); var stranger = new Client(server.address(), "none")) {

            var answer = stranger.send(stranger.request("/v1/health").header("Outbox-Nonce", "n-42"));

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().firstValue("Outbox-Nonce")).hasValue("n-42");
        }
    }
}

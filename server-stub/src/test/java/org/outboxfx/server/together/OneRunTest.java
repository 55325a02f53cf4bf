package org.outboxfx.server.together;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.FieldValue;
import org.outboxfx.server.together.Lab.Station;
import org.outboxfx.wire.OpResult;

/** Sending that a person asks for while it goes on by itself. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OneRunTest {

    private static final int ROUNDS = 40;

    @TempDir
    Path folder;
    private Lab lab;

    @BeforeEach
    void open() {
        lab = new Lab(folder);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void whatIsAskedForWhileARunIsUnderWayIsSentOnceAllTheSame() {
        Station device = lab.device("a");

        for (int round = 0; round < ROUNDS; round++) {
            device.put("t" + round, Map.of("title", FieldValue.of("Task " + round)));
            device.client.upkeep().sendAnyway();
            device.client.syncNow();
        }
        device.awaitQuiescent();

        assertThat(device.stage(Stage.SENT)).hasSize(ROUNDS).allSatisfy(entry -> {
            assertThat(entry.attempts()).isEqualTo(1);
            assertThat(entry.progress().status()).isEqualTo(OpResult.Status.APPLIED);
        });
    }
}

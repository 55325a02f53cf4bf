package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** A device that is open and does not send yet. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WiringTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenBeforeItBeginsWaitsAndGoesOutOnceItDoes() throws Exception {
        try (var wiring = opener().prepare(null)) {
            wiring.client().submit(Change.put(new RecordKey("task", "t1"), Map.of("title", FieldValue.of("Call Bob")))).get();
            assertThat(wiring.client().counts().get(Stage.QUEUED)).isEqualTo(1);

            wiring.begin();

            wiring.client().whenQuiescent().get();
            assertThat(wiring.client().counts().get(Stage.SENT)).isEqualTo(1);
        }
    }

    @Test
    void whoClosesItBeforeItBeginsClosesItForGood() {
        var wiring = opener().prepare(null);
        wiring.close();

        wiring.begin();

        try (var again = opener().open(null)) {
            assertThat(again.client().counts().getOrDefault(Stage.QUEUED, 0L)).isZero();
        }
    }

    private Opener opener() {
        return new Opener(new OutboxApp.Start(new Profile(folder.resolve("profile")), null, null, null, null), Optional.empty());
    }
}

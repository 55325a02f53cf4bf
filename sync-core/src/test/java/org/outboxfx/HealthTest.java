package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.StorageException;
import org.outboxfx.testing.ManualClock;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HealthTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"No space left on device,FULL", "There is not enough space on the disk,FULL", "Disk quota exceeded,FULL",
            "Read-only file system,NOT_WRITABLE", "Permission denied,NOT_WRITABLE", "Input/output error,FAILING"})
    void whatTheDiskSaysIsTold(String words, Health.Disk disk) {
        var failure = new StorageException("The database refused.", new IllegalStateException(new IOException(words)));

        assertThat(Health.Disk.of(failure)).isEqualTo(disk);
    }

    @Test
    void aFileThatMayNotBeTouchedIsNotWritable() {
        assertThat(Health.Disk.of(new StorageException("No.", new AccessDeniedException("/somewhere"))))
                .isEqualTo(Health.Disk.NOT_WRITABLE);
    }

    @Test
    void aFailedDatabaseIsToldAndOpenedAgainByItself() {
        var clock = new ManualClock();
        var told = new ArrayList<Health.Disk>();
        try (var client = OutboxClient.builder(folder).timekeeper(clock).interfaces(Set::of).open()) {
            client.onEvent(event -> {
                if (event instanceof ClientEvent.HealthChanged(Health now)) {
                    synchronized (told) {
                        told.add(now.disk());
                    }
                }
            });
            client.start();
            client.submit(task("t1")).join();

            assertThat(client.database().submit(tx -> tx.update("shutdown immediately"))).failsWithin(Duration.ofSeconds(20));
            Awaitility.await().until(() -> client.health().disk() == Health.Disk.FAILING);
            assertThat(client.submit(task("t2"))).failsWithin(Duration.ofSeconds(20));

            client.upkeep().reopenDatabase();
            Awaitility.await().until(() -> client.health().disk() == Health.Disk.WORKS);
            client.submit(task("t3")).join();

            assertThat(client.record(new RecordKey("task", "t1")).join()).isPresent();
            synchronized (told) {
                assertThat(told).containsExactly(Health.Disk.FAILING, Health.Disk.WORKS);
            }
        }
    }

    private static Change task(String id) {
        return Change.put(new RecordKey("task", id), Map.of("title", FieldValue.of("Buy milk")));
    }
}

package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.network.Reachability;
import org.outboxfx.sync.SyncLifecycle;
import org.outboxfx.sync.SyncLimits;
import org.outboxfx.sync.SyncManager;
import org.outboxfx.testing.FakeNetwork;
import org.outboxfx.testing.ManualClock;

/** R32 on a disk that is full, or has become read-only, beneath a manager that goes on. */
class RegistrationsOnAFailingDiskTest {

    @TempDir
    Path folder;

    private final FakeNetwork network = FakeNetwork.offline();
    private final ManualClock clock = new ManualClock();
    private final List<String> fired = new CopyOnWriteArrayList<>();
    private final List<SyncLifecycle> news = new CopyOnWriteArrayList<>();

    @AfterEach
    void repair() {
        FailingDisk.repair();
    }

    @Test
    void r32_diskThatTakesNoWritesRefusesNewTagsKeepsTheOldOnesAndFiresThemOnceItWasReopened() {
        FailingDisk.fail(Integer.MAX_VALUE, FailingDisk.Fault.FOR_GOOD);
        try (var events = Executors.newVirtualThreadPerTaskExecutor();
                var database = Database.open(folder.resolve("sync"), List.of(SyncManager.schema()), FailingDisk.ENGINE);
                var manager = new SyncManager("profile", database, network, clock, events, new Random(1),
                        SyncLimits.standard())) {
            manager.observe(news::add);
            manager.listen(event -> fired.add(event.tag()));
            manager.register("kept").join();

            FailingDisk.fail(1, FailingDisk.Fault.WRITES_FOR_GOOD);
            assertThatThrownBy(manager.register("refused")::join).cause().isInstanceOf(StorageException.class)
                    .hasMessageContaining("No space left");
            assertThatThrownBy(manager.register("refused")::join).cause().isInstanceOf(StorageException.class)
                    .hasMessageContaining("must be reopened");
            network.set(Reachability.ONLINE);
            Awaitility.await().until(() -> news.stream().anyMatch(SyncLifecycle.StorageFailed.class::isInstance));
            assertThat(manager.getTags().join()).containsExactly("kept");
            assertThat(fired).isEmpty();

            FailingDisk.repair();
            database.reopen();
            clock.advance(SyncLimits.standard().storageRetry());
            Awaitility.await().until(() -> fired.contains("kept"));
            manager.awaitQuiescent().join();
            assertThat(manager.getTags().join()).isEmpty();
            manager.register("new").join();
        }
        assertThat(fired).startsWith("kept").doesNotContain("refused");
    }
}

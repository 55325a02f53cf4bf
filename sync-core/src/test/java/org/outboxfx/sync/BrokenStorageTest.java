package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.outboxfx.storage.StorageException;

/** An error of storage loses no registration. */
class BrokenStorageTest extends SyncFixture {

    @Test
    void r32_storageErrorIsReportedAndWipesNothingAndNewWorkIsRefused() {
        goOffline();
        listenAndSucceed();
        register(TAG);

        breakStorage();
        goOnline();
        Awaitility.await().until(() -> news.stream().anyMatch(SyncLifecycle.StorageFailed.class::isInstance));

        assertThat(fired).isEmpty();
        assertThat(tags()).containsExactly(TAG);
        assertThatThrownBy(() -> register("other")).isInstanceOf(StorageException.class);
        mendStorage();
    }

    @Test
    void r32_pendingTagFiresOnceStorageHasRecovered() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        breakStorage();
        goOnline();
        Awaitility.await().until(() -> news.stream().anyMatch(SyncLifecycle.StorageFailed.class::isInstance));
        clock.settleWith(() -> {});

        mendStorage();
        clock.advance(SyncLimits.standard().storageRetry());
        settle();

        assertThat(fired).hasSize(1);
        assertThat(tags()).isEmpty();
    }

    @Test
    void r32_tagHeldBackMeanwhileFiresWithTheFirstWriteThatIsTakenAgain() {
        goOffline();
        network.setMetered(true);
        listenAndSucceed();
        register(TAG);
        register("held back", SyncOptions.standard().withNetwork(NetworkClass.UNMETERED));
        breakStorage();
        goOnline();
        Awaitility.await().until(() -> news.stream().anyMatch(SyncLifecycle.StorageFailed.class::isInstance));
        network.setMetered(false);
        assertThat(tags()).hasSize(2);
        clock.settleWith(() -> {});

        mendStorage();
        clock.advance(SyncLimits.standard().storageRetry());
        settle();

        assertThat(fired).extracting(SyncEvent::tag).containsExactlyInAnyOrder(TAG, "held back");
    }

    @Test
    void r32_outcomeThatCouldNotBeWrittenIsWrittenOnceStorageHasRecovered() {
        listenAndHold();
        register(TAG);
        awaitFired(1);
        breakStorage();
        work.get(0).complete(null);
        Awaitility.await().until(() -> news.stream().anyMatch(SyncLifecycle.StorageFailed.class::isInstance));
        assertThat(tags()).containsExactly(TAG);
        clock.settleWith(() -> {});

        mendStorage();
        clock.advance(SyncLimits.standard().storageRetry());
        settle();

        assertThat(tags()).isEmpty();
        assertThat(fired).hasSize(1);
        restart();
        assertThat(tags()).isEmpty();
    }

    @Test
    void r32_loadingThatFailsIsTriedAgain() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        breakStorage();
        database.close();
        database = openDatabase();
        manager = newManager("profile");
        Awaitility.await().until(() -> news.stream().anyMatch(SyncLifecycle.StorageFailed.class::isInstance));
        clock.settleWith(() -> {});
        mendStorage();

        clock.advance(SyncLimits.standard().storageRetry());

        assertThat(tags()).containsExactly(TAG);
    }

    @Test
    void r32_rowThatCannotBeReadIsToldOfAndKeptAndDoesNotHinderTheOthers() {
        goOffline();
        listenAndSucceed();
        register("damaged");
        register("whole");
        get(database.submit(tx -> tx.update("update sync_registration set options = 'rubbish' where tag = 'damaged'")));

        restart();

        assertThat(tags()).containsExactly("whole");
        assertThat(news).anyMatch(each -> each instanceof SyncLifecycle.StorageFailed && each.tag().equals("damaged"));
        List<String> kept = get(database.query(tx -> tx.query("select tag from sync_registration", row -> row.text("tag"))));
        assertThat(kept).containsExactlyInAnyOrder("damaged", "whole");
    }

    private void breakStorage() {
        get(database.submit(tx -> tx.update("alter table sync_registration rename to hidden")));
    }

    private void mendStorage() {
        get(database.submit(tx -> tx.update("alter table hidden rename to sync_registration")));
    }
}

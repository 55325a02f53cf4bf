package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.outboxfx.storage.Transaction;
import org.outboxfx.storage.Work;

/** Whatever is written together with a tag is seen by an event that begins later, however the two race (R5, R9, R25). */
class NothingMissedTest extends SyncFixture {

    @RepeatedTest(5)
    void r9_entryAddedWhileItsTagFiresAlwaysGetsAnotherEvent() {
        createEntries();
        Set<Long> handled = ConcurrentHashMap.newKeySet();
        manager.listen(_ -> handled.addAll(takeEntries()));
        int count = 500;
        var added = new ArrayList<CompletableFuture<?>>();

        for (int i = 0; i < count; i++) {
            added.add(addEntry(i));
            if (i % 7 == 0) {
                get(added.getLast());
            }
        }
        added.forEach(SyncFixture::get);
        settle();

        assertThat(handled).hasSize(count);
        assertThat(tags()).isEmpty();
    }

    @RepeatedTest(3)
    void r9_nothingIsMissedWhenTransactionsRollBackAndConnectivityComesAndGoes() {
        createEntries();
        Set<Long> handled = ConcurrentHashMap.newKeySet();
        manager.listen(_ -> handled.addAll(takeEntries()));
        var added = new ArrayList<CompletableFuture<?>>();

        for (int i = 0; i < 300; i++) {
            long id = i;
            added.add(addEntry(id));
            database.submit(tx -> {
                manager.register(tx, TAG, SyncOptions.outbox());
                throw new IllegalStateException("rolled back");
            });
            if (i % 5 == 0) {
                goOffline();
            } else if (i % 5 == 2) {
                goOnline();
                get(added.getLast());
            }
        }
        added.forEach(SyncFixture::get);
        goOnline();
        settle();

        assertThat(handled).hasSize(300);
    }

    @Test
    void r25_registeringThatReachesTheDiskJustBeforeTheOutcomeGetsAnotherEvent() {
        listenAndHold();
        register(TAG);
        awaitFired(1);
        var hold = holdDatabase();

        var registered = manager.register(TAG);
        work.get(0).complete(null);
        assertThat(tags()).containsExactly(TAG); // the outcome's write is queued behind the registering
        hold.complete(null);
        get(registered);
        awaitFired(2);
        work.get(1).complete(null);
        settle();

        assertThat(fired).hasSize(2);
        assertThat(tags()).isEmpty();
    }

    @Test
    void r25_registeringThatReachesTheDiskJustAfterTheOutcomeGetsAnotherEvent() {
        listenAndHold();
        register(TAG);
        awaitFired(1);
        var hold = holdDatabase();

        work.get(0).complete(null);
        assertThat(tags()).containsExactly(TAG);
        var registered = manager.register(TAG);
        hold.complete(null);
        get(registered);
        awaitFired(2);

        assertThat(tags()).containsExactly(TAG);
    }

    @Test
    void r7_registeringThatReachesTheDiskJustBeforeAnAttemptBeginsIsPartOfIt() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        var hold = holdDatabase();

        var registered = manager.register(TAG);
        goOnline();
        hold.complete(null);
        get(registered);
        settle();

        assertThat(fired).hasSize(1);
    }

    @Test
    void r9_registeringThatReachesTheDiskJustAfterAnAttemptBeganGetsAnotherEvent() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        var hold = holdDatabase();

        goOnline();
        assertThat(tags()).containsExactly(TAG); // the attempt's begin is queued
        var registered = manager.register(TAG);
        hold.complete(null);
        get(registered);
        settle();

        assertThat(fired).hasSize(2);
    }

    @Test
    void r5_eventNeverBeginsBeforeTheEntryOfItsTransactionCanBeRead() {
        createEntries();
        var empty = new AtomicInteger();
        manager.listen(_ -> {
            if (takeEntries().isEmpty()) {
                empty.incrementAndGet();
            }
        });

        for (int i = 0; i < 200; i++) {
            get(addEntry(i));
            settle();
        }

        assertThat(empty).hasValue(0);
    }

    @Test
    void r27_eventNeverBeginsBeforeTheBeginOfItsAttemptIsDurable() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        var before = new Hold();
        database.submit(before);
        get(before.begun);
        goOnline();
        assertThat(tags()).containsExactly(TAG); // the attempt's begin is queued
        var sync = new Hold();
        database.submit(sync);

        before.end.complete(null);
        get(sync.begun); // the begin is written, in the same group, and not yet committed
        RegistrationState meanwhile = status(TAG).state();
        sync.end.complete(null);
        settle();

        assertThat(meanwhile).isEqualTo(RegistrationState.PENDING);

        assertThat(fired).hasSize(1);
    }

    @Test
    void manyTagsFireWithoutAThreadEach() {
        goOffline();
        manager.listen(event -> {
            var stage = new CompletableFuture<Void>();
            event.waitUntil(stage);
            work.add(stage);
        });
        int count = 2_000;
        var registered = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < count; i++) {
            registered.add(manager.register("tag " + i));
        }
        registered.forEach(SyncFixture::get);

        int threadsBefore = Thread.getAllStackTraces().size();

        goOnline();
        org.awaitility.Awaitility.await().until(() -> work.size() == count);

        assertThat(Thread.getAllStackTraces()).hasSizeLessThan(threadsBefore + 20);
        List.copyOf(work).forEach(stage -> stage.complete(null));
        settle();

        assertThat(tags()).isEmpty();
    }

    @Test
    void manyTagsThatFireLeaveRoomForOtherTransactions() {
        goOffline();
        listenAndSucceed();
        int count = 3 * StepWriter.MAX_UNDER_WAY;
        get(database.submit(tx -> {
            for (int i = 0; i < count; i++) {
                manager.register(tx, "tag " + i, SyncOptions.standard());
            }
            return null;
        }));
        assertThat(tags()).hasSize(count);
        var hold = new Hold();
        database.submit(hold);
        get(hold.begun);

        goOnline();
        assertThat(tags()).hasSize(count); // every tag has been selected to fire, or waits for room
        var other = database.submit(tx -> tx.query("select count(*) as begun from sync_registration where starts > 0",
                row -> row.number("begun")));
        hold.end.complete(null);

        assertThat(get(other)).containsExactly((long) StepWriter.MAX_UNDER_WAY);
        settle();
        assertThat(fired).hasSize(count);
        assertThat(tags()).isEmpty();
    }

    /** Keeps the group of transactions that it is in from being committed. */
    private static final class Hold implements Work<Boolean> {

        final CompletableFuture<Void> begun = new CompletableFuture<>();
        final CompletableFuture<Void> end = new CompletableFuture<>();

        @Override
        public Boolean in(Transaction tx) {
            begun.complete(null);
            end.join();
            return true;
        }
    }

    private CompletableFuture<Void> holdDatabase() {
        var hold = new CompletableFuture<Void>();
        database.submit(_ -> hold.join());
        return hold;
    }

    private void createEntries() {
        get(database.submit(tx -> tx.update("create table entry (id bigint primary key)")));
    }

    private CompletableFuture<?> addEntry(long id) {
        return database.submit(tx -> {
            tx.update("insert into entry values (?)", id);
            manager.register(tx, TAG, SyncOptions.outbox());
            return null;
        });
    }

    /** As a listener does: reads what is there, does the work, and removes exactly that. */
    private List<Long> takeEntries() {
        List<Long> found = database.read(tx -> tx.query("select id from entry", row -> row.number("id")));
        found.forEach(id -> database.submit(tx -> tx.update("delete from entry where id = ?", id)));
        return found;
    }
}

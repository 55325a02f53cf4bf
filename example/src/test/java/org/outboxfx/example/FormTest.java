package org.outboxfx.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.network.Reachability;
import org.outboxfx.storage.Database;
import org.outboxfx.sync.SyncLimits;
import org.outboxfx.sync.SyncManager;
import org.outboxfx.testing.FakeNetwork;
import org.outboxfx.testing.ManualClock;

/** The form offline and online, with a server that takes, refuses, or takes and says nothing. */
class FormTest {

    private final ManualClock clock = new ManualClock();
    private final FakeNetwork network = FakeNetwork.offline();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService events = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    Path folder;

    private LetterBox box;
    private Database database;
    private SyncManager sync;
    private Form form;

    @BeforeEach
    void open() throws IOException {
        box = new LetterBox();
        start();
    }

    @AfterEach
    void close() {
        stop();
        events.close();
        http.close();
        box.close();
    }

    @Test
    void whatIsEnteredOfflineIsPostedInOrderOnceOnline() {
        form.enter("first").join();
        form.enter("second").join();
        assertThat(box.posts()).isZero();

        network.set(Reachability.ONLINE);
        sync.awaitQuiescent().join();

        assertThat(box.letters()).containsExactly("first", "second");
        assertThat(sync.getTags().join()).isEmpty();
    }

    @Test
    void whatIsEnteredOnlineIsPostedAtOnce() {
        network.set(Reachability.ONLINE);

        form.enter("now").join();
        sync.awaitQuiescent().join();

        assertThat(box.letters()).containsExactly("now");
    }

    @Test
    void whatTheServerRefusesIsPostedAgainAfterTheDelay() {
        box.is(LetterBox.Mood.REFUSES);
        network.set(Reachability.ONLINE);
        form.enter("please").join();
        sync.awaitQuiescent().join();
        assertThat(box.posts()).isEqualTo(1);
        assertThat(box.letters()).isEmpty();

        box.is(LetterBox.Mood.TAKES);
        clock.advance(Duration.ofSeconds(1));

        assertThat(box.letters()).containsExactly("please");
    }

    @Test
    void aLetterWhoseAnswerWasLostIsPostedAgainUnderTheSameId() {
        box.is(LetterBox.Mood.TAKES_WITHOUT_A_WORD);
        network.set(Reachability.ONLINE);
        form.enter("once").join();
        sync.awaitQuiescent().join();

        box.is(LetterBox.Mood.TAKES);
        clock.advance(Duration.ofSeconds(1));

        assertThat(box.posts()).isEqualTo(2);
        assertThat(box.letters()).containsExactly("once");
    }

    @Test
    void whatWasEnteredBeforeARestartIsPostedAfterIt() {
        form.enter("kept").join();
        stop();

        start();
        network.set(Reachability.ONLINE);
        sync.awaitQuiescent().join();

        assertThat(box.letters()).containsExactly("kept");
    }

    private void start() {
        database = Database.open(folder.resolve("form"), List.of(SyncManager.schema(), Letter.schema()));
        sync = new SyncManager("form", database, network, clock, events, new Random(1), SyncLimits.standard());
        clock.settleWith(() -> sync.awaitQuiescent().join());
        form = new Form(database, sync, http, box.address());
        sync.listen(form);
    }

    private void stop() {
        sync.close();
        database.close();
    }
}

package org.outboxfx.server.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.outboxfx.server.together.Lab.get;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outboxfx.OutboxClient;
import org.outboxfx.Pairing;
import org.outboxfx.network.Distrust;
import org.outboxfx.network.Distrust.Doubt;
import org.outboxfx.network.Reachability;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;

/** Which certificates are taken from a real server, and that nothing reaches one whose certificate is not. */
@Timeout(120)
class TrustTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private Certificates certificates;
    private Heard heard;

    @BeforeEach
    void open() {
        certificates = new Certificates(folder);
        heard = new Heard();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        heard.close();
        certificates.close();
    }

    /** A certificate that the platform does not trust for this host, and what is said of it. */
    private enum Wrong {
        SELF_SIGNED(Doubt.UNKNOWN_ISSUER), OTHER_HOST(Doubt.OTHER_NAME), EXPIRED(Doubt.EXPIRED);

        private final Doubt doubt;

        Wrong(Doubt doubt) {
            this.doubt = doubt;
        }

        HeldCertificate from(Certificates certificates) {
            return switch (this) {
                case SELF_SIGNED -> Certificates.selfSigned("127.0.0.1");
                case OTHER_HOST -> certificates.issued("other.example.org");
                case EXPIRED -> certificates.expired("127.0.0.1");
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateThatThePlatformDoesNotTrustIsToldAndNothingIsSentUntilItIsAccepted(Wrong wrong) {
        HeldCertificate shown = wrong.from(certificates);
        SyncServer server = serve("server", 0, shown);
        String token = server.issueToken("home", "ann");
        OutboxClient client = client("device", server.address(), token, null);

        get(client.submit(task("t1")));
        client.start();

        await().atMost(PATIENCE).until(() -> client.connectivity().state() == Reachability.UNTRUSTED);
        Distrust distrust = client.health().distrust();
        assertThat(distrust.doubts()).containsExactly(wrong.doubt);
        assertThat(distrust.expected()).isNull();
        assertThat(distrust.found().fingerprint()).isEqualTo(Certificates.fingerprint(shown));
        assertThat(get(client.entries(Stage.QUEUED, 10, 0))).extracting(OutboxEntry::reason).containsExactly(Reason.UNTRUSTED);
        assertThat(heard.requests()).as("no request came, not even to ask whether it is there").isEmpty();
        assertThat(Pairing.attempt(server.address(), token, null)).isEqualTo(new Pairing.NotTrusted(distrust));

        client.close();
        OutboxClient accepting = client("device", server.address(), token, distrust.found().fingerprint());
        accepting.start();
        await().atMost(PATIENCE).until(() -> get(accepting.entries(Stage.SENT, 10, 0)).size() == 1);
        assertThat(accepting.health().distrust()).isNull();
        assertThat(Pairing.attempt(server.address(), token, distrust.found().fingerprint()))
                .isEqualTo(new Pairing.Accepted("home", "ann"));
    }

    @Test
    void aCertificateOfATrustedAuthorityNeedsNobody() {
        SyncServer server = serve("server", 0, certificates.issued("127.0.0.1"));
        String token = server.issueToken("home", "ann");
        OutboxClient client = client("device", server.address(), token, null);

        get(client.submit(task("t1")));
        client.start();

        await().atMost(PATIENCE).until(() -> get(client.entries(Stage.SENT, 10, 0)).size() == 1);
        assertThat(client.health().distrust()).isNull();
    }

    /** The person accepted one certificate, and now another is shown, perhaps a better one, perhaps someone else's. */
    private enum Swapped {
        FOR_ANOTHER_OF_ITS_OWN(Set.of(Doubt.CHANGED, Doubt.UNKNOWN_ISSUER)), FOR_AN_ISSUED_ONE(Set.of(Doubt.CHANGED));

        private final Set<Doubt> doubts;

        Swapped(Set<Doubt> doubts) {
            this.doubts = EnumSet.copyOf(doubts);
        }

        HeldCertificate from(Certificates certificates) {
            return this == FOR_AN_ISSUED_ONE ? certificates.issued("127.0.0.1") : Certificates.selfSigned("127.0.0.1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangedCertificateStopsEverythingUntilThePersonHasSeenBoth(Swapped swapped) {
        HeldCertificate accepted = Certificates.selfSigned("127.0.0.1");
        SyncServer first = serve("server", 0, accepted);
        URI address = first.address();
        String token = first.issueToken("home", "ann");
        OutboxClient client = client("device", address, token, Certificates.fingerprint(accepted));
        get(client.submit(task("t1")));
        client.start();
        await().atMost(PATIENCE).until(() -> get(client.entries(Stage.SENT, 10, 0)).size() == 1);

        first.close();
        await().atMost(PATIENCE).until(() -> client.connectivity().state() != Reachability.ONLINE);
        heard.forget();
        HeldCertificate other = swapped.from(certificates);
        serve("other", address.getPort(), other);
        get(client.submit(task("t2")));
        client.syncNow();

        await().atMost(PATIENCE).until(() -> client.connectivity().state() == Reachability.UNTRUSTED);
        Distrust distrust = client.health().distrust();
        assertThat(distrust.doubts()).isEqualTo(swapped.doubts);
        assertThat(distrust.isVouchedFor()).isEqualTo(swapped == Swapped.FOR_AN_ISSUED_ONE);
        assertThat(distrust.expected()).isEqualTo(Certificates.fingerprint(accepted));
        assertThat(distrust.found().fingerprint()).isEqualTo(Certificates.fingerprint(other));
        assertThat(heard.requests()).isEmpty();
        assertThat(get(client.entries(Stage.QUEUED, 10, 0))).hasSize(1);
    }

    @Test
    void theAcceptedCertificateThatComesBackIsTakenAgain() {
        HeldCertificate accepted = Certificates.selfSigned("127.0.0.1");
        SyncServer first = serve("server", 0, accepted);
        URI address = first.address();
        String token = first.issueToken("home", "ann");
        OutboxClient client = client("device", address, token, Certificates.fingerprint(accepted));
        client.start();
        await().atMost(PATIENCE).until(() -> client.connectivity().isOnline());
        var told = new CopyOnWriteArrayList<Boolean>();
        client.onEvent(event -> {
            if (event instanceof org.outboxfx.ClientEvent.HealthChanged(var now)) {
                told.add(now.distrust() != null);
            }
        });

        first.close();
        SyncServer thief = serve("other", address.getPort(), Certificates.selfSigned("127.0.0.1"));
        client.syncNow();
        await().atMost(PATIENCE).until(() -> client.connectivity().state() == Reachability.UNTRUSTED);
        thief.close();
        serve("server", address.getPort(), accepted);
        client.syncNow();

        await().atMost(PATIENCE).until(() -> client.connectivity().isOnline());
        assertThat(client.health().distrust()).isNull();
        assertThat(told).containsExactly(true, false);
    }

    private SyncServer serve(String data, int port, HeldCertificate certificate) {
        SSLContext context = certificates.context(certificate);
        SyncServer server = SyncServer.builder().data(folder.resolve(data)).port(port).tls(context).start();
        open.add(server);
        return server;
    }

    private OutboxClient client(String name, URI server, String token, String fingerprint) {
        OutboxClient client = OutboxClient.builder(folder.resolve(name)).server(server, () -> token).certificate(fingerprint)
                .open();
        open.add(client);
        return client;
    }

    private static Change task(String id) {
        return Change.put(new RecordKey("task", id), Map.of("title", FieldValue.of("Water the plants")));
    }

    /** Every request that a server of this process has answered, as its log tells. */
    private static final class Heard implements AutoCloseable {
        private final ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent> log = new ch.qos.logback.core.read.ListAppender<>();
        private final ch.qos.logback.classic.Logger server = (ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory
                .getLogger("org.outboxfx.server");
        private final ch.qos.logback.classic.Level before = server.getLevel();

        Heard() {
            server.setLevel(ch.qos.logback.classic.Level.TRACE);
            log.start();
            server.addAppender(log);
        }

        List<String> requests() {
            Stream<String> lines = List.copyOf(log.list).stream().map(line -> line.getFormattedMessage());
            return lines.filter(line -> line.contains(" /v1/")).toList();
        }

        void forget() {
            log.list.clear();
        }

        @Override
        public void close() {
            server.detachAppender(log);
            server.setLevel(before);
        }
    }
}

package org.outboxfx.server.together;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.outboxfx.server.together.Lab.get;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.Pairing;
import org.outboxfx.Protection;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;
import org.outboxfx.server.together.Lab.Station;
import org.outboxfx.storage.Passphrase;
import org.outboxfx.wire.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person wrote, and the token, are in no log, evidence, export, error text or description of an object. */
class CanaryTest {

    private static final String BODY = "CanaryBodyQ7x";
    private static final String EARLIER = "CanaryEarlierQ7x";
    private static final String PASSPHRASE = "CanaryPassphraseQ7x";

    @TempDir
    Path folder;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> jdkLog = java.util.Collections.synchronizedList(new ArrayList<>());
    private final Handler jdkHandler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            jdkLog.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()) + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final List<String> said = new ArrayList<>();
    private Level levelBefore;
    private Lab lab;

    @BeforeEach
    void listenToEveryLog() {
        ch.qos.logback.classic.Logger root = root();
        levelBefore = root.getLevel();
        root.setLevel(Level.TRACE);
        log.setContext(root.getLoggerContext());
        log.start();
        root.addAppender(log);
        java.util.logging.Logger jdk = LogManager.getLogManager().getLogger("");
        jdk.addHandler(jdkHandler);
        jdk.setLevel(java.util.logging.Level.ALL);
        lab = new Lab(folder);
    }

    @AfterEach
    void close() {
        lab.close();
        root().detachAppender(log);
        root().setLevel(levelBefore);
        java.util.logging.Logger jdk = LogManager.getLogManager().getLogger("");
        jdk.removeHandler(jdkHandler);
        jdk.setLevel(java.util.logging.Level.INFO);
    }

    @Test
    void thePlantedBodyAndTheTokenAppearNowhere() throws IOException {
        Station ann = lab.device("ann");
        ann.client.onEvent(event -> said.add(event.toString()));
        OutboxEntry first = ann.put("t1", Map.of("title", FieldValue.of(EARLIER)));
        ann.put("t1", Map.of("title", FieldValue.of(BODY)));
        var message = new RecordKey("message", "m1");
        said.add(get(ann.client.saveDraft(Change.send(message, Map.of("body", FieldValue.of(BODY))))).toString());
        said.add(get(ann.client.sendDraft(message, Duration.ZERO)).toString());
        Change tooLarge = Change.put(new RecordKey("task", "t2"),
                Map.of("title", FieldValue.of(BODY.repeat(Limits.MAX_TEXT_CHARACTERS / 8))));
        said.add(tooLarge.toString());
        ann.submit(tooLarge);
        lab.server().faults().loseNextAnswer();
        ann.put("t3", Map.of("title", FieldValue.of(BODY)));
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> ann.stage(Stage.NEEDS_YOU).size() == 1 && ann.stage(Stage.SENT).size() >= 3);
        fail(ann, first);

        for (Stage stage : Stage.values()) {
            ann.stage(stage)
                    .forEach(entry -> said.add(entry + " " + entry.content() + " " + entry.progress() + " " + entry.fields()));
        }
        ann.all("task").forEach(record -> said.add(record.toString()));
        said.add(get(ann.client.confirmations().pending(100)).toString());
        said.add(get(ann.client.evidence().page(EvidenceFilter.all(), Long.MAX_VALUE, 10_000)).toString());
        said.add(get(ann.client.evidence().verify()).sentences());
        Path export = folder.resolve("evidence.jsonl");
        get(ann.client.evidence().export(export));
        said.add(Files.readString(export));
        assertThat(Files.readString(export).lines()).hasSizeGreaterThan(8);

        said.addAll(evidenceTables(ann));
        assertThat(ann.task("t1").text("title")).as("the canary is really there").isEqualTo(BODY);
        assertNowhere(BODY, everythingSaid());
        assertNowhere(EARLIER, everythingSaid());
        String secret = lab.token().substring(lab.token().indexOf('.') + 1);
        assertNowhere(secret, everythingSaid());
        assertNowhere(PASSPHRASE, everythingSaid());
        lab.close();
        assertNowhere(secret, files());
        assertNowhere(PASSPHRASE, files());
    }

    /** What goes wrong says so without what it was about. */
    private void fail(Station ann, OutboxEntry entry) {
        said.add(catchThrowable(() -> get(ann.client.confirmations().confirm(entry.opId()))).toString());
        said.add(catchThrowable(() -> get(ann.client.evidence().erase(ann.stage(Stage.NEEDS_YOU).getFirst().opId()))).toString());
        said.add(catchThrowable(() -> get(ann.client.cancel("no such entry"))).toString());
        said.add(catchThrowable(() -> get(ann.client.evidence().export(folder.resolve("missing").resolve("x")))).toString());
        try (OutboxClient wrong = OutboxClient.builder(folder.resolve("wrong"))
                .server(lab.server().address(), () -> lab.token() + "x")
                .timekeeper(lab.time()).open()) {
            wrong.onEvent(event -> said.add(event.toString()));
            wrong.start();
            get(wrong.submit(Change.put(new RecordKey("task", "t9"), Map.of("title", FieldValue.of(BODY)))));
            org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20))
                    .until(() -> get(wrong.entries(Stage.QUEUED, 1, 0)).stream()
                            .anyMatch(waiting -> waiting.reason() == org.outboxfx.outbox.Reason.UNAUTHORIZED));
            said.add(wrong.health().toString());
        }
        meetAnUntrustedServer();
        meetALockedDatabase();
        said.add(String.valueOf(catchThrowable(() -> OutboxClient.builder(folder.resolve("plain"))
                .server(URI.create("http://example.org/"), () -> lab.token()).open())));
    }

    private void meetAnUntrustedServer() {
        try (var certificates = new Certificates(folder);
                var other = SyncServer.builder().data(folder.resolve("other"))
                        .tls(certificates.context(Certificates.selfSigned("127.0.0.1"))).start();
                OutboxClient client = OutboxClient.builder(folder.resolve("untrusting"))
                        .server(other.address(), lab::token).certificate("AB".repeat(32)).timekeeper(lab.time()).open()) {
            client.onEvent(event -> said.add(event.toString()));
            client.start();
            get(client.submit(Change.put(new RecordKey("task", "t8"), Map.of("title", FieldValue.of(BODY)))));
            org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> client.health().distrust() != null);
            said.add(client.health().toString());
            said.add(client.health().distrust().sentence());
            said.add(String.valueOf(get(client.entries(Stage.QUEUED, 10, 0))));
            said.add(Pairing.attempt(other.address(), lab.token(), null).toString());
        }
    }

    private void meetALockedDatabase() {
        Path locked = folder.resolve("locked");
        OutboxClient.builder(locked).passphrase(PASSPHRASE.toCharArray()).timekeeper(lab.time()).open().close();
        said.add(catchThrowable(() -> OutboxClient.builder(locked).timekeeper(lab.time()).open()).toString());
        said.add(catchThrowable(
                () -> OutboxClient.builder(locked).passphrase((PASSPHRASE + "x").toCharArray()).timekeeper(lab.time()).open())
                .toString());
        said.add(catchThrowable(() -> Protection.change(locked, (PASSPHRASE + "x").toCharArray(), null)).toString());
        said.add("" + Protection.opens(locked, PASSPHRASE.toCharArray()));
        said.add(Passphrase.of(PASSPHRASE.toCharArray()).toString());
    }

    private static List<String> evidenceTables(Station ann) {
        return ann.client.database().read(tx -> {
            var rows = new ArrayList<String>();
            rows.addAll(tx.query("select facts from evidence", row -> row.text("facts")));
            rows.addAll(tx.query("select content from evidence_origin", row -> row.text("content")));
            return rows;
        });
    }

    private List<String> everythingSaid() {
        var everything = new ArrayList<>(said);
        for (ILoggingEvent line : List.copyOf(log.list)) {
            everything.add(line.getFormattedMessage());
            if (line.getThrowableProxy() != null) {
                everything.add(ThrowableProxyUtil.asString(line.getThrowableProxy()));
            }
        }
        assertThat(everything).as("the logs were heard").anyMatch(line -> line.startsWith("POST /v1/ops 200"));
        everything.addAll(jdkLog);
        return everything;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var contents = new ArrayList<String>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readString(file, ISO_8859_1));
            }
            return contents;
        }
    }

    private static void assertNowhere(String canary, List<String> texts) {
        assertThat(texts.stream().filter(text -> text.contains(canary)).map(text -> around(text, canary))).isEmpty();
    }

    private static String around(String text, String canary) {
        int at = text.indexOf(canary);
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 40));
    }

    private static ch.qos.logback.classic.Logger root() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    }
}

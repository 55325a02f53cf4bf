package org.outboxfx.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** What is unsent, in a file that only a passphrase opens, and on another device. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OutboxFileTest {

    private static final String PASSPHRASE = "correct horse battery";
    private static final RecordKey TASK = new RecordKey("task", "t1");
    private static final RecordKey MESSAGE = new RecordKey("message", "m1");

    @TempDir
    Path folder;

    @Test
    void whatOneDeviceDidNotSendIsOnAnotherAndASecondTimeAddsNothing() {
        writeFile();
        try (var other = new OfflineDesk(folder.resolve("other"))) {
            var changes = OutboxFile.read(file(), PASSPHRASE.toCharArray());

            assertThat(UnsentChanges.take(other.client, changes).join()).isEqualTo(4);

            assertThat(other.client.record(TASK).join().orElseThrow().text("title")).isEqualTo("Buy milk");
            assertThat(other.client.record(TASK).join().orElseThrow().flag("done")).isTrue();
            assertThat(other.client.entries(Stage.DRAFTED, 10, 0).join()).singleElement()
                    .satisfies(draft -> assertThat(draft.fields().get("body")).isEqualTo(FieldValue.of("Half a thought")));
            assertThat(UnsentChanges.take(other.client, changes.stream().filter(one -> one.form() == UnsentChange.Form.CHANGE)
                    .toList()).join()).isZero();
        }
    }

    @Test
    void whatWasEditedLaterHereStaysAsItIsHere() {
        writeFile();
        try (var other = new OfflineDesk(folder.resolve("other"))) {
            other.clock.advance(Duration.ofMinutes(1));
            other.client.submit(Change.put(TASK, Map.of("title", FieldValue.of("Buy oat milk")))).join();

            UnsentChanges.take(other.client, OutboxFile.read(file(), PASSPHRASE.toCharArray())).join();

            assertThat(other.client.record(TASK).join().orElseThrow().text("title")).isEqualTo("Buy oat milk");
            assertThat(other.client.record(TASK).join().orElseThrow().flag("done")).isTrue();
        }
    }

    @Test
    void anotherPassphraseOpensNothing() {
        writeFile();

        refused(OutboxFile.Refusal.WRONG_PASSPHRASE, "correct horse batterz");
    }

    @Test
    void aFileThatWasChangedAnywhereIsRefused() throws IOException {
        writeFile();
        byte[] whole = Files.readAllBytes(file());
        for (int at : List.of(20, 40, whole.length / 2, whole.length - 1)) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file(), changed);

            refused(OutboxFile.Refusal.WRONG_PASSPHRASE, PASSPHRASE);
        }
    }

    @Test
    void anotherKindOfFileIsRefused() throws IOException {
        Files.writeString(file(), "(A) Buy milk\n".repeat(10));

        refused(OutboxFile.Refusal.NO_OUTBOX_FILE, PASSPHRASE);
    }

    @Test
    void nothingOfTheContentCanBeReadInTheFile() throws IOException {
        writeFile();

        String text = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);

        assertThat(text).startsWith("OutboxFX unsent 1\n").doesNotContain("milk").doesNotContain("thought")
                .doesNotContain("task");
    }

    private void writeFile() {
        try (var desk = new OfflineDesk(folder.resolve("one"))) {
            desk.client.submit(Change.put(TASK, Map.of("title", FieldValue.of("Buy milk")))).join();
            desk.client.submit(Change.put(TASK, Map.of("done", FieldValue.of(true)))).join();
            desk.client.submit(Change.put(new RecordKey("task", "t2"), Map.of("position", FieldValue.of(7)))).join();
            desk.client.saveDraft(Change.send(MESSAGE, Map.of("body", FieldValue.of("Half a thought")))).join();
            OutboxFile.write(file(), UnsentChanges.read(desk.client).join(), PASSPHRASE.toCharArray());
        }
    }

    private void refused(OutboxFile.Refusal why, String passphrase) {
        Assertions.assertThatExceptionOfType(OutboxFile.RefusedException.class)
                .isThrownBy(() -> OutboxFile.read(file(), passphrase.toCharArray()))
                .satisfies(refused -> assertThat(OutboxFile.Refusal.in(refused)).contains(why));
    }

    private Path file() {
        return folder.resolve("unsent.outbox");
    }
}

package org.outboxfx.app.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outboxfx.OutboxClient;
import org.outboxfx.Protection;
import org.outboxfx.Upkeep;
import org.outboxfx.app.keyring.KeyringException;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.StorageException;

/** What really fails, told in German, with nothing left of the English in which it was thrown. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FailureWordsTest {

    private static final Words WORDS = new Words(Locale.GERMAN);
    private static final RecordKey TASK = new RecordKey("task", "t1");

    @TempDir
    Path folder;

    @Test
    void aFileThatIsMissingIsNamed() {
        Path file = folder.resolve("aufgaben.txt");

        assertThat(said(() -> Files.readString(file))).startsWith(file + " gibt es nicht.").contains("Wählen Sie");
    }

    @Test
    void whatMayNotBeUsedIsNamed() {
        assertThat(said(new UncheckedIOException(new AccessDeniedException("/geheim")))).startsWith("/geheim dürfen Sie nicht");
    }

    @Test
    void aFileWhereAFolderWasExpectedIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("datei"), "");

        assertThat(said(() -> Files.createDirectories(file))).startsWith(file + " ist im Weg: Dort wurde ein Ordner erwartet.");
    }

    @Test
    void aFullDiskIsToldHoweverDeepItIsBuried() {
        var failure = new CompletionException(new StorageException("The database failed.",
                new IllegalStateException(new IOException("No space left on device"))));

        assertThat(said(failure)).isEqualTo("Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal.");
    }

    @Test
    void aDeviceThatIsOpenAlreadyIsToldWithWhatToDo() {
        try (var _ = client()) {
            assertThat(said(this::client)).startsWith("Ein anderes Programm hat die Datenbank geöffnet")
                    .contains("Schließen Sie");
        }
    }

    @Test
    void aClosedDeviceIsToldAsOne() {
        var client = client();
        client.close();

        assertThat(said(() -> client.submit(task()).join())).startsWith("Die Datenbank ist gerade nicht offen");
    }

    @Test
    void anotherPassphraseIsToldAsOne() {
        client().close();
        Protection.change(folder, null, "the right one".toCharArray());

        assertThat(said(() -> Protection.change(folder, "another".toCharArray(), null)))
                .startsWith("Die Datenbank ist unter einem anderen Kennwort verschlüsselt.");
    }

    @Test
    void aFileThatIsNoBackupIsToldAsOne() throws IOException {
        Path backup = Files.writeString(folder.resolve("urlaub.mv.db"), "Dear diary");

        assertThat(said(() -> Upkeep.restore(folder.resolve("device"), backup, null)))
                .startsWith("Diese Datei ist keine Sicherung").contains("wählen Sie eine andere Datei");
    }

    @Test
    void aChangeThatHasGoneOnIsToldAsOne() {
        try (var client = client()) {
            assertThat(said(() -> client.sendDraft(TASK, Duration.ZERO).join()))
                    .startsWith("Die Änderung ist inzwischen weiter");
        }
    }

    @Test
    void aServerThatIsNotThereIsToldAsOne() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }

        assertThat(said(() -> new Socket(InetAddress.getLoopbackAddress(), port)))
                .startsWith("Der Server ist nicht zu erreichen.");
        assertThat(said(new SSLHandshakeException("PKIX path building failed"))).startsWith("Dem Zertifikat des Servers");
    }

    @ParameterizedTest
    @EnumSource(StorageException.Reason.class)
    void everyReasonOfTheDatabaseHasAGermanSentence(StorageException.Reason reason) {
        assertThat(German.englishIn(WORDS.of("failure.storage." + reason))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KeyringException.Reason.class)
    void everyReasonOfTheKeyringHasAGermanSentence(KeyringException.Reason reason) {
        String said = FailureWords.of(WORDS, new KeyringException(reason, "The keyring is not itself.", null));

        assertThat(said).startsWith("Der Schlüsselbund");
        assertThat(German.englishIn(said)).isEmpty();
    }

    @Test
    void whatTheProgramItselfRefusesIsFollowedByItsCause() {
        assertThat(said(new WordedException("import.unreadable", new AccessDeniedException("/geheim"), "geheim.txt")))
                .startsWith("„geheim.txt“ wurde nicht gelesen. /geheim dürfen Sie nicht verwenden.");
        assertThat(new WordedException("token.empty", null, "/t")).hasMessage(
                "The token file /t is empty; expected the device’s token on one line.");
    }

    @Test
    void whatNobodyKnowsIsMarkedAsATechnicalDetail() {
        assertThat(FailureWords.of(WORDS, new CompletionException(new ArithmeticException("/ by zero")))).isEqualTo(
                "Es geschah etwas, wofür OutboxFX keine Worte hat. Was gespeichert war, ist sicher; versuchen Sie es noch einmal."
                        + " Technische Angabe: ArithmeticException: / by zero");
    }

    @Test
    void englishIsRecognised() {
        assertThat(German.englishIn("Das hat nicht geklappt: The database is closed.")).containsExactly("is", "the");
        assertThat(German.englishIn("Das ging nicht. Technische Angabe: The disk is on fire.")).isEmpty();
    }

    private OutboxClient client() {
        var client = OutboxClient.builder(folder).interfaces(Set::of).open();
        client.start();
        return client;
    }

    private static Change task() {
        return Change.put(TASK, Map.of("title", FieldValue.of("Milch")));
    }

    private static String said(ThrowingCallable deed) {
        return said(catchThrowable(deed));
    }

    private static String said(Throwable failure) {
        String said = FailureWords.of(WORDS, failure);
        assertThat(German.englishIn(said)).as(said).isEmpty();
        assertThat(said).doesNotContain("Technische Angabe");
        return said;
    }
}

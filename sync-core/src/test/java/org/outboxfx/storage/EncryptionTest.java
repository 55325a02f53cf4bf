package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that only its passphrase opens. */
@Timeout(120)
class EncryptionTest {

    private static final Passphrase MINE = Pairs.MINE;
    private static final Passphrase OTHER = Pairs.OTHER;
    /** In the content of every pair. */
    private static final String PLAIN = "content of";

    @TempDir
    Path folder;

    @Test
    void nothingThatIsWrittenCanBeReadInAnyFileAndEverythingIsThereWithThePassphrase() throws IOException {
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            assertThat(database.recovery()).isInstanceOf(Recovery.FirstRun.class);
            Pairs.write(database, 1).join();
            database.compact().join();
            Pairs.write(database, 2).join();
            database.backup(folder.resolve("mine.mv.db")).join();
        }

        assertThat(readable()).isEmpty();
        assertThat(Encryption.isOn(file())).isTrue();
        assertThat(Encryption.isEncrypted(folder.resolve("mine.mv.db"))).isTrue();
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            assertThat(database.recovery()).isInstanceOf(Recovery.NotNeeded.class);
            assertThat(Pairs.check(database, Set.of(1L, 2L))).containsExactly(1L, 2L);
        }
    }

    @Test
    void whatAPersonTypesIsStretchedAndComparedToTheLetter() {
        Passphrase typed = Passphrase.of("correct horse battery".toCharArray());
        Database.open(file(), Pairs.SCHEMAS, typed).close();

        assertThat(typed.rounds()).isEqualTo(600_000);
        assertThatExceptionOfType(WrongPassphraseException.class)
                .isThrownBy(() -> Database.open(file(), Pairs.SCHEMAS, Passphrase.of("correct horse Battery".toCharArray())))
                .withMessageNotContaining("horse");
        Database.open(file(), Pairs.SCHEMAS, Passphrase.of("correct horse battery".toCharArray())).close();
    }

    @Test
    void aWrongPassphraseSaysSoChangesNothingAndLocksNobodyOut() throws IOException {
        write(MINE, 1);
        byte[] before = Files.readAllBytes(files().main());

        assertThatExceptionOfType(WrongPassphraseException.class).isThrownBy(() -> Database.open(file(), Pairs.SCHEMAS, OTHER))
                .withMessageContaining("another passphrase");
        assertThatExceptionOfType(WrongPassphraseException.class).isThrownBy(() -> Database.open(file(), Pairs.SCHEMAS))
                .withMessageContaining("no passphrase was given");

        assertThat(Files.readAllBytes(files().main())).isEqualTo(before);
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            assertThat(database.recovery()).as("it had been closed properly").isInstanceOf(Recovery.NotNeeded.class);
            Pairs.check(database, Set.of(1L));
        }
    }

    @Test
    void encryptionIsSwitchedOnChangedAndSwitchedOffWhileTheDatabaseIsOpen() throws IOException {
        try (Database database = Database.open(file(), Pairs.SCHEMAS)) {
            Pairs.write(database, 1).join();
            database.compact().join();
            database.compact().join();
            assertThat(readable()).as("both backups and the database").hasSize(3);

            database.protect(MINE).join();
            assertThat(readable()).isEmpty();
            Pairs.write(database, 2).join();
        }
        byte[] derived = Encryption.derivedKey(file(), MINE, "something else");
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            database.protect(OTHER).join();
            Pairs.write(database, 3).join();
            database.compact().join();
        }
        assertThat(Encryption.derivedKey(file(), OTHER, "something else")).isEqualTo(derived);
        assertThatExceptionOfType(WrongPassphraseException.class).isThrownBy(() -> Database.open(file(), Pairs.SCHEMAS, MINE));
        try (Database database = Database.open(file(), Pairs.SCHEMAS, OTHER)) {
            database.protect(null).join();
            Pairs.write(database, 4).join();
        }
        assertThat(Encryption.isOn(file())).isFalse();
        try (Database database = Database.open(file(), Pairs.SCHEMAS)) {
            Pairs.check(database, Set.of(1L, 2L, 3L, 4L));
        }
    }

    @Test
    void aFileThatWasNotClosedOrIsTornAtItsEndIsRecovered() throws IOException {
        write(MINE, 1);
        Files.delete(files().marker());
        try (var file = new RandomAccessFile(files().main().toFile(), "rw")) {
            file.seek(file.length());
            file.write(new byte[700]);
        }

        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            assertThat(database.recovery()).isInstanceOf(Recovery.Recovered.class);
            Pairs.check(database, Set.of(1L));
        }
    }

    @Test
    void aFileWhoseKeyIsDamagedGivesWayToItsBackup() throws IOException {
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            Pairs.write(database, 1).join();
            database.compact().join();
        }
        try (var file = new RandomAccessFile(files().main().toFile(), "rw")) {
            file.seek(100);
            file.write(new byte[40]);
        }

        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            assertThat(database.recovery()).isInstanceOf(Recovery.Restored.class);
            Pairs.check(database, Set.of(1L));
            Pairs.write(database, 2).join();
            database.compact().join();
        }
        assertThat(readable()).as("it stays encrypted").isEmpty();
    }

    @Test
    void aMissingFileIsAskedForByItsBackupAndNotOpenedWithAnotherPassphrase() throws IOException {
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            Pairs.write(database, 1).join();
            database.compact().join();
        }
        Files.delete(files().main());

        assertThat(Encryption.isOn(file())).isTrue();
        assertThatExceptionOfType(WrongPassphraseException.class).isThrownBy(() -> Database.open(file(), Pairs.SCHEMAS, OTHER));
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            Pairs.check(database, Set.of(1L));
        }
    }

    @Test
    void aBackupIsRestoredWithItsOwnPassphrase() throws IOException {
        Path backup = folder.resolve("mine.mv.db");
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            Pairs.write(database, 1).join();
            database.backup(backup).join();
            database.protect(OTHER).join();
            Pairs.write(database, 2).join();
        }

        assertThatExceptionOfType(WrongPassphraseException.class)
                .isThrownBy(() -> Restoring.restore(file(), backup, Pairs.SCHEMAS, OTHER));
        Restoring.restore(file(), backup, Pairs.SCHEMAS, MINE);

        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            assertThat(Pairs.check(database, Set.of(1L))).containsExactly(1L);
        }
    }

    @Test
    void whatWasPutAwayFollowsTheEncryptionToTheByteAlsoIfItIsDamaged() throws IOException {
        Path backup = folder.resolve("mine.mv.db");
        write(null, 1);
        try (Database database = Database.open(file(), Pairs.SCHEMAS)) {
            database.backup(backup).join();
            Pairs.write(database, 2).join();
        }
        Path replaced = Restoring.restore(file(), backup, Pairs.SCHEMAS, null).orElseThrow();
        Path damaged = files().damaged(1);
        Files.write(damaged, ("damaged, with the " + PLAIN + " 7 in it").repeat(300).getBytes(ISO_8859_1));
        byte[] before = Files.readAllBytes(damaged);
        Files.delete(backup);

        try (Database database = Database.open(file(), Pairs.SCHEMAS)) {
            assertThat(readable()).contains(replaced, damaged);
            database.protect(MINE).join();
            assertThat(readable()).isEmpty();
            database.protect(OTHER).join();
        }

        assertThatExceptionOfType(WrongPassphraseException.class)
                .isThrownBy(() -> Restoring.restore(file(), replaced, Pairs.SCHEMAS, MINE));
        try (Database database = Database.open(file(), Pairs.SCHEMAS, OTHER)) {
            database.protect(null).join();
        }
        assertThat(Files.readAllBytes(damaged)).isEqualTo(before);
        var _ = Restoring.restore(file(), replaced, Pairs.SCHEMAS, null);
        try (Database database = Database.open(file(), Pairs.SCHEMAS)) {
            Pairs.check(database, Set.of(1L, 2L));
        }
    }

    @Test
    void theFirstStartAfterAnEncryptedBackupTookAPlainDatabasesPlaceEncryptsTheOldOneToo() throws IOException {
        Path backup = folder.resolve("mine.mv.db");
        write(MINE, 1);
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            database.backup(backup).join();
            database.protect(null).join();
        }
        Path replaced = Restoring.restore(file(), backup, Pairs.SCHEMAS, MINE).orElseThrow();
        assertThat(readable()).contains(replaced);

        Database.open(file(), Pairs.SCHEMAS, MINE).close();

        assertThat(readable()).doesNotContain(replaced);
    }

    @Test
    void aForgottenPassphraseCostsNothingButWhatOnlyIsInTheFilesThatArePutAway() throws IOException {
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            Pairs.write(database, 1).join();
            database.compact().join();
        }

        List<Path> kept = Encryption.setAside(file());

        assertThat(kept).hasSize(2).allSatisfy(each -> assertThat(each).exists());
        assertThat(Encryption.isOn(file())).isFalse();
        try (Database database = Database.open(file(), Pairs.SCHEMAS, OTHER)) {
            assertThat(database.recovery()).isInstanceOf(Recovery.FirstRun.class);
        }
        Restoring.restore(file(), kept.getLast(), Pairs.SCHEMAS, MINE);
        try (Database database = Database.open(file(), Pairs.SCHEMAS, MINE)) {
            Pairs.check(database, Set.of(1L));
        }
    }

    private void write(Passphrase passphrase, long number) {
        try (Database database = Database.open(file(), Pairs.SCHEMAS, passphrase)) {
            Pairs.write(database, number).join();
        }
    }

    /** The files in which what was written can be read. */
    private List<Path> readable() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> {
                try {
                    return Files.readString(file, ISO_8859_1).contains(PLAIN);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
        }
    }

    private Path file() {
        return folder.resolve("pairs");
    }

    private DatabaseFiles files() {
        return DatabaseFiles.of(file());
    }

}

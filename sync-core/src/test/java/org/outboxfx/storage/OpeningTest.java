package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may lie on the disk when the program starts, and what is made of it. */
class OpeningTest {

    @TempDir
    Path folder;

    @Test
    void firstRunThenAProperCloseThenNothingToRepair() {
        assertThat(openAndClose(Pairs.SCHEMAS)).isInstanceOf(Recovery.FirstRun.class);
        assertThat(openAndClose(Pairs.SCHEMAS)).isInstanceOf(Recovery.NotNeeded.class);
    }

    @Test
    void missingMarkerMeansRepairOfACopyAndTheFileAsFoundIsKept() throws IOException {
        write(1, 2);
        Files.delete(files().marker());
        byte[] asFound = Files.readAllBytes(files().main());

        try (Database database = open(Pairs.SCHEMAS)) {
            assertThat(database.recovery()).isEqualTo(new Recovery.Recovered(files().aside()));
            Pairs.check(database, List.of(1L, 2L));
        }
        assertThat(Files.readAllBytes(files().aside())).isEqualTo(asFound);
    }

    @Test
    void markerThatDoesNotFitTheFileIsNotBelieved() throws IOException {
        write(1);
        Files.writeString(files().marker(), "closed properly: 1 bytes, header 0\n");

        assertThat(openAndClose(Pairs.SCHEMAS)).isInstanceOf(Recovery.Recovered.class);
    }

    @Test
    void fileCutShortIsReplacedByTheBackupKeptAndReported() throws IOException {
        writeAndCompact(1, 2);
        write(3);
        try (var file = new RandomAccessFile(files().main().toFile(), "rw")) {
            file.setLength(9_000);
        }

        try (Database database = open(Pairs.SCHEMAS)) {
            assertThat(database.recovery()).isInstanceOf(Recovery.Restored.class);
            assertThat(database.recovery().sentence()).contains("backup of").contains(files().damaged(1).toString());
            assertThat(Pairs.check(database, List.of())).containsExactly(1L, 2L);
        }
        assertThat(files().damaged(1)).hasSize(9_000);
    }

    @Test
    void damagedNewestBackupLeadsToTheOneBefore() throws IOException {
        writeAndCompact(1);
        writeAndCompact(2);
        Files.delete(files().main());
        Files.write(files().backups().getFirst(), new byte[20_000]);

        try (Database database = open(Pairs.SCHEMAS)) {
            assertThat(database.recovery()).isInstanceOf(Recovery.Restored.class);
            assertThat(Pairs.check(database, List.of())).containsExactly(1L);
        }
    }

    @Test
    void damageWithoutABackupIsRefusedAndTheFileLeftAlone() throws IOException {
        write(1);
        byte[] garbage = new byte[50_000];
        Files.write(files().main(), garbage);

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> open(Pairs.SCHEMAS))
                .withMessageContaining("is damaged").withMessageContaining("no backup")
                .withMessageContaining("Nothing was changed");
        assertThat(Files.readAllBytes(files().main())).isEqualTo(garbage);
    }

    @Test
    void fileWithoutTablesIsDamageAndNotAFirstRun() throws Exception {
        DurableFiles.makeFolder(files().folder());
        DurableFiles.makeEmpty(files().main());
        Engine.ON_DISK.create(files()).close();

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> open(Pairs.SCHEMAS))
                .withMessageContaining("no table of schema versions");
    }

    @Test
    void emptyFileIsDamageAndNotAFirstRun() throws IOException {
        DurableFiles.makeFolder(files().folder());
        Files.createFile(files().main());

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> open(Pairs.SCHEMAS))
                .withMessageContaining("is damaged");
    }

    @Test
    void creationKilledHalfwayIsBegunAgain() throws Exception {
        DurableFiles.makeFolder(files().folder());
        DurableFiles.makeEmpty(files().building().main());
        try (var connection = Engine.ON_DISK.create(files().building()); var statement = connection.createStatement()) {
            statement.execute("create table lefts (number bigint primary key)");
        }

        assertThat(openAndClose(Pairs.SCHEMAS)).isInstanceOf(Recovery.FirstRun.class);
    }

    @Test
    void migrationKeepsTheDataAndABackupOfTheOldTables() {
        write(1);

        try (Database database = open(Pairs.NEWER_SCHEMAS)) {
            Pairs.check(database, List.of(1L));
            database.inTransaction(tx -> tx.update("insert into notes (number) values (1)"));
        }
        assertThat(files().backups().getFirst()).exists();
    }

    @Test
    void migrationThatFailsChangesNothing() {
        write(1);
        var broken = List.of(Schema.of("pairs", Pairs.class, "pairs-1.sql", "pairs-1.sql"));

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> open(broken))
                .withMessageContaining("could not be brought up to date");
        try (Database database = open(Pairs.SCHEMAS)) {
            Pairs.check(database, List.of(1L));
        }
    }

    @Test
    void newerDatabaseIsRefusedAndNothingIsRepaired() {
        openAndClose(Pairs.NEWER_SCHEMAS);

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> open(Pairs.SCHEMAS))
                .withMessageContaining("newer version").withMessageContaining("version 2");
        assertThat(openAndClose(Pairs.NEWER_SCHEMAS)).isInstanceOf(Recovery.NotNeeded.class);
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        writeAndCompact(1);
        Files.delete(files().marker());
        openAndClose(Pairs.SCHEMAS);

        try (Stream<Path> all = Files.list(files().folder())) {
            assertThat(all).isNotEmpty().allSatisfy(
                    file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
        assertThat(Files.getPosixFilePermissions(files().folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void secondOpeningInThisProcessIsRefusedAndTheFirstGoesOn() {
        try (Database database = open(Pairs.SCHEMAS)) {
            assertThatExceptionOfType(StorageException.class).isThrownBy(() -> open(Pairs.SCHEMAS))
                    .withMessageContaining("this process (" + ProcessHandle.current().pid() + ") has it open");

            Pairs.write(database, 1).join();
        }
    }

    @Test
    void anotherProcessThatHasItOpenIsNamed() throws IOException {
        try (ChildJvm other = ChildJvm.start(KilledWriter.class, files().base().toString(), "0")) {
            assertThat(other.line()).isEqualTo("open");

            assertThatExceptionOfType(StorageException.class).isThrownBy(() -> open(Pairs.SCHEMAS))
                    .withMessageContaining("process " + other.pid() + " has it open");
        }
        assertThat(openAndClose(Pairs.SCHEMAS)).isInstanceOf(Recovery.Recovered.class);
    }

    private void write(long... numbers) {
        try (Database database = open(Pairs.SCHEMAS)) {
            for (long number : numbers) {
                Pairs.write(database, number).join();
            }
        }
    }

    private void writeAndCompact(long... numbers) {
        try (Database database = open(Pairs.SCHEMAS)) {
            for (long number : numbers) {
                Pairs.write(database, number).join();
            }
            database.compact().join();
        }
    }

    private Recovery openAndClose(List<Schema> schemas) {
        try (Database database = open(schemas)) {
            return database.recovery();
        }
    }

    private Database open(List<Schema> schemas) {
        return Database.open(files().base(), schemas);
    }

    private DatabaseFiles files() {
        return DatabaseFiles.of(folder.resolve("profile").resolve("pairs"));
    }
}

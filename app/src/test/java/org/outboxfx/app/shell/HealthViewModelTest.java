package org.outboxfx.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outboxfx.Health;
import org.outboxfx.app.desk.OfflineDesk;

/** What ails a device, in words that help. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HealthViewModelTest {

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private HealthViewModel model;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder);
        model = desk.call(() -> new HealthViewModel(desk.desk()));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aDeviceThatIsWellIsToldNothing() {
        assertThat(desk.call(() -> model.notices().isEmpty())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"FULL,The disk is full: what you do now cannot be kept.", "NOT_WRITABLE,The data folder may not be written to",
            "FAILING,The database takes no more work"})
    void whatTheDiskDoesIsToldWithAWayOut(Health.Disk disk, String said) {
        var told = model.told(new Health(disk, Duration.ZERO, Health.Token.TAKEN, null, null));

        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.text()).startsWith(said).contains("Everything saved so far is safe");
            assertThat(notice.remedy()).isEqualTo("Try again now");
        });
    }

    @ParameterizedTest
    @CsvSource({"3,This computer’s clock is 3 minutes slow.", "-12,This computer’s clock is 12 minutes fast."})
    void aWrongClockIsToldWithHowWrongItIs(long minutes, String said) {
        var told = model.told(new Health(Health.Disk.WORKS, Duration.ofMinutes(minutes), Health.Token.TAKEN, null, null));

        assertThat(told).singleElement().satisfies(notice -> assertThat(notice.text()).startsWith(said));
    }

    @Test
    void aRefusedTokenAndARestoredBackupAreToldSideBySide() {
        var told = model.told(new Health(Health.Disk.WORKS, Duration.ZERO, Health.Token.REFUSED, null,
                Instant.parse("2026-11-20T18:30:00Z")));

        assertThat(told).extracting(HealthViewModel.Notice::kind).containsExactly(HealthViewModel.Kind.TOKEN,
                HealthViewModel.Kind.RESTORED);
        assertThat(told.getLast().text()).contains("the backup of Nov 20, 2026");
    }

    @Test
    void aFailedDatabaseIsToldUntilItIsOpenAgain() {
        assertThat(desk.client.database().submit(tx -> tx.update("shutdown immediately"))).failsWithin(Duration.ofSeconds(20));

        desk.await("the notice", () -> model.notices().size() == 1);

        desk.run(model::reopenDatabase);
        desk.await("no notice", () -> model.notices().isEmpty());
    }
}

package org.outboxfx.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.network.Reachability;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ShellViewModelTest {

    @TempDir
    Path folder;

    @Test
    void workingOfflineIsTheClientsChoiceAndOutlivesARestart() {
        try (var desk = new OfflineDesk(folder)) {
            var model = desk.call(() -> new ShellViewModel(desk.desk()));
            assertThat(desk.call(() -> model.linkProperty().get())).isEqualTo(Link.OFFLINE);

            desk.run(() -> model.workingOfflineProperty().set(true));

            assertThat(desk.call(() -> model.linkProperty().get())).isEqualTo(Link.WORKING_OFFLINE);
            assertThat(desk.client.isWorkingOffline()).isTrue();
        }
        try (var desk = new OfflineDesk(folder)) {
            var model = desk.call(() -> new ShellViewModel(desk.desk()));
            assertThat(desk.call(() -> model.workingOfflineProperty().get())).isTrue();
        }
    }

    @Test
    void askingToSyncWithoutAConnectionSaysWhatStandsInTheWay() {
        try (var desk = new OfflineDesk(folder)) {
            var model = desk.call(() -> new ShellViewModel(desk.desk()));

            desk.run(model::syncNow);

            assertThat(desk.said).containsExactly("Looking for a connection. Your changes are safe on this device.");
        }
    }

    @ParameterizedTest
    @CsvSource({"ONLINE,CONNECTED,ONLINE", "OFFLINE,CONNECTED,OFFLINE", "CAPTIVE,CONNECTED,CAPTIVE",
            "SERVER_DOWN,CONNECTED,SERVER_DOWN", "ONLINE,OFFLINE,WORKING_OFFLINE", "SERVER_DOWN,OFFLINE,WORKING_OFFLINE"})
    void whatAPersonChoseCountsMoreThanWhatTheNetworkSays(Reachability reachability, Link.Work work, Link link) {
        assertThat(Link.of(reachability, work)).isEqualTo(link);
    }
}

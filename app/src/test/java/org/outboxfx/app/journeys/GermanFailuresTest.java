package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.words.German;

/** What does not work in a German window is told in German there. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GermanFailuresTest {

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
        seat.awaitText("link", "Online");
        Pulses.run(() -> {
            var _ = seat.preferences().change(all -> all.withLanguage(Locale.GERMAN));
        });
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void aFileThatIsNotThereAndAPlaceThatTakesNone() throws IOException {
        seat.willChoose(folder.resolve("aufgaben.txt"));
        seat.menu("menu-file", "menu-import");
        assertGerman("toast-text", "aufgaben.txt");

        Path file = Files.writeString(folder.resolve("datei"), "");
        seat.willChoose(file.resolve("liste.csv"));
        seat.menu("menu-file", "menu-export");
        assertGerman("toast-text", "liste.csv");
    }

    @Test
    void aBackupThatCannotBeWritten() {
        seat.program().choosing(folder.resolve("nirgends/sicherung.mv.db"));
        seat.press("open-settings");

        seat.fire("settings-backup");

        assertGerman("settings-data-result", "sicherung.mv.db");
    }

    @Test
    void aDatabaseThatHasFailed() {
        assertThat(seat.client().database().submit(tx -> tx.update("shutdown immediately"))).failsWithin(Duration.ofSeconds(20));

        seat.type("quick-add", "Milch");
        seat.enter("quick-add");

        assertGerman("toast-text", "Das hat nicht geklappt");
    }

    private void assertGerman(String id, String part) {
        seat.await("a sentence with " + part, () -> seat.said(id).contains(part));
        String said = Pulses.call(() -> seat.said(id));
        assertThat(German.englishIn(said)).as(said).isEmpty();
    }
}

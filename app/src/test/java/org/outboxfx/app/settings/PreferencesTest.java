package org.outboxfx.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.words.WordedException;

class PreferencesTest {

    @TempDir
    Path folder;

    @Test
    void whatIsChosenIsThereAfterTheNextStart() {
        var chosen = new Settings(Theme.Choice.HIGH_CONTRAST, Locale.GERMAN, 150, 20, 7, Settings.Connection.METERED,
                Settings.OnClose.GO_ON, "Marta’s laptop",
                new ServerChoice(URI.create("https://outbox.example.org/"), "AB".repeat(32)));

        Preferences.in(file()).change(_ -> chosen).join();

        assertThat(Preferences.in(file()).get()).isEqualTo(chosen);
    }

    @Test
    void withoutAFileEverythingIsAsUsual() {
        assertThat(Preferences.in(file()).get()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void whatIsUnknownOrOutOfBoundsIsAsUsualAndTheRestCounts() throws IOException {
        Files.writeString(file(), "theme=PURPLE\ntext-size=900\nundo-seconds=20\nlanguage=xx\nserver=not an address\nmore=1\n");

        assertThat(Preferences.in(file()).get()).isEqualTo(Settings.DEFAULT.withUndoSeconds(20));
    }

    @Test
    void aFileThatIsNoneIsNamedAndLeftAlone() throws IOException {
        Files.writeString(file(), "theme=\\u00zz\n");

        assertThatExceptionOfType(WordedException.class).isThrownBy(() -> Preferences.in(file()))
                .withMessageContaining(file().toString())
                .withMessageContaining("Move that file away");
        assertThat(file()).content().startsWith("theme");
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        Assumptions.assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));

        Preferences.in(file()).change(settings -> settings.withTextSize(125)).join();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    private Path file() {
        return folder.resolve("settings.properties");
    }
}

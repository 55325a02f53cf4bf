package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontCheckTest {

    @TempDir
    Path root;

    @Test
    void withoutFontconfigItSaysWhatToInstall() throws IOException {
        write("etc/ld.so.cache", "libfreetype.so.6 libpng.so");

        assertThat(problem()).hasValueSatisfying(
                text -> assertThat(text).contains("the library fontconfig is missing", "apt install fontconfig"));
    }

    @Test
    void withoutAnyFontItSaysWhatToInstall() throws IOException {
        write("etc/ld.so.cache", "libfontconfig.so.1");
        write("usr/share/fonts/README", "none yet");

        assertThat(problem()).hasValueSatisfying(text -> assertThat(text).contains("no font is installed", "fonts-dejavu-core"));
    }

    @Test
    void oneFontIsEnough() throws IOException {
        write("etc/ld.so.cache", "libfontconfig.so.1");
        write("usr/share/fonts/truetype/dejavu/DejaVuSans.TTF", "");

        assertThat(problem()).isEmpty();
    }

    @Test
    void aFontOfThePersonsOwnIsEnough() throws IOException {
        write("home/.local/share/fonts/Own.otf", "");

        assertThat(problem()).isEmpty();
    }

    @Test
    void otherSystemsAndOwnConfigurationsAreLeftAlone() {
        assertThat(FontCheck.problem("Windows 11", Map.of(), root)).isEmpty();
        assertThat(FontCheck.problem("Linux", Map.of("FONTCONFIG_FILE", "/fonts.conf"), root)).isEmpty();
    }

    private java.util.Optional<String> problem() {
        return FontCheck.problem("Linux", Map.of("HOME", root.resolve("home").toString()), root);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

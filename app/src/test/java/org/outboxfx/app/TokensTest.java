package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have no such permissions")
    void aTokenThatIsMadeCanBeReadByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("profile/token");

        Tokens.readOrMake(file, () -> "secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void aTokenIsMadeOnce() {
        Path file = folder.resolve("token");

        assertThat(Tokens.readOrMake(file, () -> "first")).isEqualTo("first");
        assertThat(Tokens.readOrMake(file, () -> "second")).isEqualTo("first");
    }

    @Test
    void spacesAndLineEndsAroundATokenAreNoPartOfIt() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "  abc\r\n");

        assertThat(Tokens.read(file)).isEqualTo("abc");
    }

    @Test
    void anEmptyFileIsNamedWithWhatWasExpected() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), " \n");

        assertThatThrownBy(() -> Tokens.read(file))
                .hasMessage("The token file " + file + " is empty; expected the device’s token on one line.");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("nowhere");

        assertThatThrownBy(() -> Tokens.read(file))
                .hasMessageStartingWith("This device’s token could not be read. There is no " + file + ".");
    }
}

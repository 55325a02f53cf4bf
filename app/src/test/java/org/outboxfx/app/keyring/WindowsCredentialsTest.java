package org.outboxfx.app.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The Credential Manager as far as it can be tried without Windows: its memory, its calls and what they may answer. */
class WindowsCredentialsTest {

    private static final String SECRET = "a secret with an ü and a 🔑";

    private Arena arena;

    @BeforeEach
    void begin() {
        arena = Arena.ofConfined();
    }

    @AfterEach
    void end() {
        arena.close();
    }

    @Test
    void theStructureLiesInMemoryAsTheSystemDocumentsIt() {
        var offsets = Map.ofEntries(Map.entry("Flags", 0L), Map.entry("Type", 4L), Map.entry("TargetName", 8L),
                Map.entry("Comment", 16L), Map.entry("LastWritten", 24L), Map.entry("CredentialBlobSize", 32L),
                Map.entry("CredentialBlob", 40L), Map.entry("Persist", 48L), Map.entry("AttributeCount", 52L),
                Map.entry("Attributes", 56L), Map.entry("TargetAlias", 64L), Map.entry("UserName", 72L));

        offsets.forEach((member, offset) -> assertThat(
                WindowsCredential.LAYOUT.byteOffset(PathElement.groupElement(member))).as(member).isEqualTo(offset));
        assertThat(WindowsCredential.LAYOUT.byteSize()).isEqualTo(80);
        assertThat(WindowsCredential.LAYOUT.byteAlignment()).isEqualTo(8);
    }

    @Test
    void textIsUtf16WithAZeroAtItsEnd() {
        assertThat(WindowsCredential.text(arena, "aü🔑").toArray(ValueLayout.JAVA_BYTE))
                .containsExactly('a', 0, 0xfc, 0, 0x3d, 0xd8, 0x11, 0xdd, 0, 0);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the imitation says what failed in Linux's way")
    void aSecretIsKeptFoundReplacedAndForgottenThroughNativeCalls() throws ReflectiveOperationException {
        var windows = new ImitatedWindows(arena);
        Keyring keyring = keyring(windows);

        assertThat(keyring.find("abc")).isEmpty();
        keyring.put("abc", SECRET);
        assertThat(keyring.find("abc")).contains(SECRET);
        assertThat(windows.kept).containsOnlyKeys("OutboxFX/abc");
        assertThat(windows.kept.get("OutboxFX/abc")).isEqualTo(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(windows.lastUser).isEqualTo("abc");
        keyring.put("abc", "another");
        assertThat(keyring.find("abc")).contains("another");
        keyring.remove("abc");
        keyring.remove("abc");

        assertThat(keyring.find("abc")).isEmpty();
        assertThat(windows.handedOut).as("all that was handed out is given back").isZero();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the imitation says what failed in Linux's way")
    void whatTheSystemRefusesIsToldWithItsNumberAndWithoutTheSecret() throws ReflectiveOperationException {
        var windows = new ImitatedWindows(arena);
        Keyring keyring = keyring(windows);
        windows.failing = WindowsCredentials.NO_SIGN_IN;

        assertThatThrownBy(() -> keyring.put("abc", SECRET)).isInstanceOf(KeyringException.class)
                .hasMessage(
                        "The Credential Manager refused (CredWriteW failed with error 1312: this sign-in has no place for secrets).");
        assertThatThrownBy(() -> keyring.find("abc")).hasMessageContaining("CredReadW failed with error 1312");
        assertThatThrownBy(() -> keyring.remove("abc")).hasMessageContaining("CredDeleteW failed with error 1312");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the imitation says what failed in Linux's way")
    void asMuchAsTheSystemTakesIsKeptAndOneByteMoreIsRefused() throws ReflectiveOperationException {
        Keyring keyring = keyring(new ImitatedWindows(arena));

        keyring.put("abc", "x".repeat(2_560));
        assertThat(keyring.find("abc").orElseThrow()).hasSize(2_560);
        assertThatThrownBy(() -> keyring.put("abc", "x".repeat(2_561))).isInstanceOf(KeyringException.class)
                .hasMessage("The Credential Manager takes 2560 bytes at most, and this secret has 2561.");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the library may be there")
    void whereTheSystemsLibraryCannotBeLinkedItIsAKeyringThatRefuses() {
        Keyring keyring = Keyrings.of("Windows 11", Map.of()).orElseThrow();

        assertThatThrownBy(() -> keyring.put("abc", SECRET)).isInstanceOf(KeyringException.class)
                .hasMessageContaining("cannot be reached");
        assertThatThrownBy(() -> keyring.find("abc")).isInstanceOf(KeyringException.class);
    }

    private static Keyring keyring(ImitatedWindows windows) {
        return new WindowsCredentials(() -> new Advapi32(windows, "errno"));
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void theSystemsOwnDoesTheSame() {
        Keyring keyring = Keyrings.ofThisDesktop().orElseThrow();

        keyring.put("test-of-outboxfx", SECRET);

        assertThat(keyring.find("test-of-outboxfx")).isEqualTo(Optional.of(SECRET));
        keyring.remove("test-of-outboxfx");
        assertThat(keyring.find("test-of-outboxfx")).isEmpty();
    }
}

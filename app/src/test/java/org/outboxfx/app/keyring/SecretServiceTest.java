package org.outboxfx.app.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The keyring by its program; by the desktop's real one where there is one that is unlocked. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is a shell script")
class SecretServiceTest {

    private static final String SECRET = "  a secret with spaces, a \" and an ü ";

    @TempDir
    Path folder;

    @Test
    void aSecretIsKeptFoundReplacedAndForgottenAndIsInNoArgument() throws IOException {
        var standIn = new StandIn(folder);
        keepsFindsReplacesAndForgets(standIn.keyring(Duration.ofSeconds(20)));

        assertThat(Files.readString(standIn.folder().resolve("arguments"))).contains("store").doesNotContain("secret with")
                .doesNotContain(Encoded.of(SECRET));
    }

    @Test
    void theDesktopsOwnKeyringDoesTheSameWhereThereIsOne() {
        Optional<Keyring> own = Keyrings.ofThisDesktop();
        assumeTrue(own.isPresent() && System.getenv("OUTBOXFX_TEST_KEYRING") != null,
                "set OUTBOXFX_TEST_KEYRING where a keyring is unlocked");

        keepsFindsReplacesAndForgets(own.orElseThrow());
    }

    private static void keepsFindsReplacesAndForgets(Keyring keyring) {
        assertThat(keyring.find("test-of-outboxfx")).isEmpty();
        keyring.put("test-of-outboxfx", SECRET);
        assertThat(keyring.find("test-of-outboxfx")).contains(SECRET);
        keyring.put("test-of-outboxfx", "another");
        assertThat(keyring.find("test-of-outboxfx")).contains("another");
        keyring.remove("test-of-outboxfx");
        assertThat(keyring.find("test-of-outboxfx")).isEmpty();
        keyring.remove("test-of-outboxfx");
    }

    @Test
    void aLockedKeyringSaysSoAndOneThatHangsIsNotWaitedForForever() throws IOException {
        var standIn = new StandIn(folder);
        Keyring keyring = standIn.keyring(Duration.ofMillis(300));

        keyring.put("a", SECRET);
        standIn.lock();
        refusesWhatIsThere(keyring, "a");

        standIn.hang();
        assertThatThrownBy(() -> keyring.find("a")).hasMessageContaining("did not answer within");
    }

    private static void refusesWhatIsThere(Keyring locked, String account) {
        assertThatThrownBy(() -> locked.find(account)).isInstanceOf(KeyringException.class).hasMessageContaining("locked");
        assertThatThrownBy(() -> locked.put(account, SECRET)).isInstanceOf(KeyringException.class)
                .hasMessageContaining("locked").hasMessageNotContaining("spaces");
        assertThatThrownBy(() -> locked.remove(account)).isInstanceOf(KeyringException.class).hasMessageContaining("locked");
        assertThat(locked.find("nothing-of-that-name")).isEmpty();
    }

    @Test
    void aRealKeyringThatIsLockedAtTheNextSignInKeepsWhatItWasGiven() throws Exception {
        try (RealKeyring own = RealKeyring.in(folder.resolve("home")).orElse(null)) {
            assumeTrue(own != null, "GNOME Keyring, secret-tool and dbus-run-session are not here");
            Keyring keyring = own.keyring();
            keepsFindsReplacesAndForgets(keyring);
            keyring.put("a", SECRET);

            own.lock();
            refusesWhatIsThere(keyring, "a");
            own.unlock();

            assertThat(keyring.find("a")).contains(SECRET);
        }
    }

    @Test
    void withoutAProgramOrASessionThereIsNoKeyring() throws IOException {
        new StandIn(folder);

        assertThat(Keyrings.of("Linux", Map.of("PATH", folder.toString()))).isEmpty();
        assertThat(Keyrings.of("Linux", Map.of("PATH", "/nowhere", "DBUS_SESSION_BUS_ADDRESS", "unix:x"))).isEmpty();
        assertThat(Keyrings.of("Linux", Map.of("PATH", folder.toString(), "DBUS_SESSION_BUS_ADDRESS", "unix:x"))).isPresent();
    }
}

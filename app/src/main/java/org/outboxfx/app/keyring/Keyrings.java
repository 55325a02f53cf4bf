package org.outboxfx.app.keyring;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the keyring of a desktop. */
public final class Keyrings {

    private Keyrings() {}

    /** The one of this desktop; empty if it has none that is known here. It may still refuse. Does not block. */
    public static Optional<Keyring> ofThisDesktop() {
        return of(System.getProperty("os.name", ""), System.getenv());
    }

    static Optional<Keyring> of(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        String path = environment.getOrDefault("PATH", "");
        if (name.contains("mac")) {
            return DesktopProgram.find(Keychain.PROGRAM, path).map(program -> new Keychain(program(program)));
        }
        if (name.startsWith("windows")) {
            return Optional.of(new WindowsCredentials(Advapi32::ofThisSystem)); // linked when it is first asked
        }
        if (name.contains("linux") && environment.containsKey("DBUS_SESSION_BUS_ADDRESS")) {
            return DesktopProgram.find(SecretService.PROGRAM, path).map(program -> new SecretService(program(program)));
        }
        return Optional.empty();
    }

    private static DesktopProgram program(Path program) {
        return new DesktopProgram(program, DesktopProgram.PATIENCE);
    }
}

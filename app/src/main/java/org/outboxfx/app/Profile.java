package org.outboxfx.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where one person's data lies on this machine. */
record Profile(Path folder) {

    private static final String NAME = "outboxfx";

    static Profile standard() {
        return standard(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /** The folder that each system keeps for such data. */
    static Profile standard(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            return new Profile((roaming == null ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("OutboxFX"));
        }
        if (name.contains("mac")) {
            return new Profile(home.resolve("Library/Application Support/OutboxFX"));
        }
        String data = environment.get("XDG_DATA_HOME");
        return new Profile((data == null || data.isBlank() ? home.resolve(".local/share") : Path.of(data)).resolve(NAME));
    }

    /** This device's records and outbox. */
    Path device() {
        return folder.resolve("device");
    }

    /** What the server inside keeps. */
    Path server() {
        return folder.resolve("server");
    }

    /** What was chosen on the page of settings. */
    Path settings() {
        return folder.resolve("settings.properties");
    }

    /** The token for the server that was paired with; readable by its owner only. */
    Path serverToken() {
        return folder.resolve("server-token");
    }

    /** The token for the server inside; readable by its owner only. */
    Path token() {
        return folder.resolve("token");
    }
}

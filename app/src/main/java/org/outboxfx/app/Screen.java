package org.outboxfx.app;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether there is something to show a window on. */
enum Screen {
    PRESENT, NONE;

    /**
     * @param environment the process's environment variables
     * @param glassPlatform the JavaFX platform that was asked for; null if none was
     */
    static Screen find(String system, Map<String, String> environment, @Nullable String glassPlatform) {
        boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
        boolean asked = "Headless".equalsIgnoreCase(glassPlatform);
        boolean display = isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
        return !linux || asked || display ? PRESENT : NONE;
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}

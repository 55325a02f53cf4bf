package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

    @Test
    void onLinuxADisplayMustBeNamed() {
        assertThat(Screen.find("Linux", Map.of(), null)).isEqualTo(Screen.NONE);
        assertThat(Screen.find("Linux", Map.of("DISPLAY", ""), null)).isEqualTo(Screen.NONE);
        assertThat(Screen.find("Linux", Map.of("DISPLAY", ":0"), null)).isEqualTo(Screen.PRESENT);
        assertThat(Screen.find("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), null)).isEqualTo(Screen.PRESENT);
    }

    @Test
    void whoAsksForNoScreenNeedsNone() {
        assertThat(Screen.find("Linux", Map.of(), "Headless")).isEqualTo(Screen.PRESENT);
        assertThat(Screen.find("Linux", Map.of(), "gtk")).isEqualTo(Screen.NONE);
    }

    @Test
    void elsewhereThereIsAlwaysOne() {
        assertThat(Screen.find("Windows 11", Map.of(), null)).isEqualTo(Screen.PRESENT);
        assertThat(Screen.find("Mac OS X", Map.of(), null)).isEqualTo(Screen.PRESENT);
    }
}

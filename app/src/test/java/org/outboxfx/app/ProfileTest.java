package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final Path HOME = Path.of("/home/mara");

    @Test
    void eachSystemKeepsItWhereItKeepsSuchData() {
        assertThat(Profile.standard("Linux", Map.of(), HOME).folder()).isEqualTo(HOME.resolve(".local/share/outboxfx"));
        assertThat(Profile.standard("Linux", Map.of("XDG_DATA_HOME", "/data"), HOME).folder())
                .isEqualTo(Path.of("/data/outboxfx"));
        assertThat(Profile.standard("Linux", Map.of("XDG_DATA_HOME", " "), HOME).folder())
                .isEqualTo(HOME.resolve(".local/share/outboxfx"));
        assertThat(Profile.standard("Mac OS X", Map.of(), HOME).folder())
                .isEqualTo(HOME.resolve("Library/Application Support/OutboxFX"));
        assertThat(Profile.standard("Windows 11", Map.of("APPDATA", "/roaming"), HOME).folder())
                .isEqualTo(Path.of("/roaming/OutboxFX"));
        assertThat(Profile.standard("Windows 11", Map.of(), HOME).folder()).isEqualTo(HOME.resolve("AppData/Roaming/OutboxFX"));
    }

    @Test
    void deviceServerAndTokenLieApart() {
        var profile = new Profile(HOME);

        assertThat(profile.device()).isNotEqualTo(profile.server()).hasParentRaw(HOME);
        assertThat(profile.token()).hasParentRaw(HOME);
    }
}

package org.outboxfx.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemInterfacesTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080", "http://a.localhost"})
    void serverOnThisDeviceIsReachableWithoutAnyNetwork(String server) {
        assertThat(Interfaces.system(URI.create(server)).usable()).anyMatch(each -> each.startsWith("lo"));
    }

    @Test
    void forAServerElsewhereTheLoopbackInterfaceDoesNotCount() {
        assertThat(Interfaces.system(URI.create("https://sync.example.org")).usable()).noneMatch(each -> each.startsWith("lo="));
    }

    @Test
    void twoLooksAtTheSameNetworkAreEqual() {
        var interfaces = Interfaces.system(URI.create("https://sync.example.org"));

        assertThat(interfaces.usable()).isEqualTo(interfaces.usable());
    }
}

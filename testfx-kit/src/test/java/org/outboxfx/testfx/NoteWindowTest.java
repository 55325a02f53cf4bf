package org.outboxfx.testfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.server.SyncServer;

/** A real window, a real server and a cable, as docs/testing-offline-ui.md explains. */
class NoteWindowTest {

    @TempDir
    Path folder;

    private SyncServer server;

    @BeforeEach
    void open() {
        server = SyncServer.builder().data(folder.resolve("server")).start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatIsWrittenWithoutANetworkWaitsInViewAndIsSentWhenTheCableIsIn() {
        // begin: test
        var cable = Cable.out();
        try (var client = device("laptop", cable); var window = OpenWindow.show(() -> new NoteWindow(client))) {
            window.type("note-text", "Water the tomatoes");
            window.click("note-add");
            window.awaitText("waiting", "1 waiting");
            assertThat(window.said("notes")).isEqualTo("Water the tomatoes");

            cable.plug();
            window.settle(client.whenQuiescent());
            window.awaitText("waiting", "0 waiting");
        }
        // end
    }

    @Test
    void theOtherDevicesWindowShowsItOnceBothHaveANetwork() {
        try (var laptop = device("laptop", Cable.in());
                var desktop = device("desktop", Cable.in());
                var one = OpenWindow.show(() -> new NoteWindow(laptop));
                var other = OpenWindow.show(() -> new NoteWindow(desktop))) {
            one.type("note-text", "Prune the roses");
            one.click("note-add");

            other.awaitText("notes", "Prune the roses");
        }
    }

    @Test
    void whatWaitedIsInViewAfterARestart() {
        try (var client = device("laptop", Cable.out()); var window = OpenWindow.show(() -> new NoteWindow(client))) {
            window.type("note-text", "Feed the cat");
            window.click("note-add");
            window.awaitText("waiting", "1 waiting");
        }

        try (var client = device("laptop", Cable.out()); var window = OpenWindow.show(() -> new NoteWindow(client))) {
            window.awaitText("notes", "Feed the cat");
            window.awaitText("waiting", "1 waiting");
        }
    }

    @Test
    void whatIsWrittenAfterTheCableWasPulledWaitsUntilItIsInAgain() {
        var cable = Cable.in();
        try (var client = device("laptop", cable); var window = OpenWindow.show(() -> new NoteWindow(client))) {
            window.await("a connection", client.connectivity()::isOnline);

            cable.pull();
            window.await("no connection", () -> !client.connectivity().isOnline());
            window.type("note-text", "Call the plumber");
            window.click("note-add");
            window.awaitText("waiting", "1 waiting");

            cable.plug();
            window.settle(client.whenQuiescent());
            window.awaitText("waiting", "0 waiting");
        }
    }

    private OutboxClient device(String name, Cable cable) {
        String token = server.issueToken("home", name);
        OutboxClient client = OutboxClient.builder(folder.resolve(name)).server(server.address(), () -> token).interfaces(cable)
                .open();
        client.start();
        return client;
    }
}

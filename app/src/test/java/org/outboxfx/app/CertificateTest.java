package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.fx.Pictures;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.journeys.Toolkit;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.shell.Page;
import org.outboxfx.network.Reachability;
import org.outboxfx.network.ServerCertificate;
import org.outboxfx.server.SyncServer;

/** A person, a server whose certificate nobody vouches for, and another one later. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CertificateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PICTURES = Path.of("target", "pictures", "certificate");

    @TempDir
    Path folder;
    private final HeldCertificate first = certificate();
    private final HeldCertificate second = certificate();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Preferences preferences;
    private OpenProgram program;

    @BeforeEach
    void open() {
        Toolkit.start();
        var start = new OutboxApp.Start(new Profile(folder.resolve("profile")), null, null, null, Theme.Choice.LIGHT);
        preferences = Preferences.in(start.profile().settings());
        var opener = new Opener(start, Optional.empty());
        Wiring wiring = opener.open(null);
        program = Pulses.call(() -> {
            preferences.change(all -> all.withLanguage(Locale.ENGLISH)).join();
            var made = new OpenProgram(opener, preferences, wiring, "lab-computer", () -> ended.complete(null));
            made.window().stage().show();
            return made;
        });
    }

    @AfterEach
    void close() throws Exception {
        Pulses.run(() -> program.window().stage().close());
        ended.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aCertificateIsAcceptedOnceAndAnotherOneIsNotTakenForIt() throws IOException {
        SyncServer server = serve("server", 0, first);
        try {
            String token = server.issueToken("home", "mara");
            Pulses.run(() -> program.window().models().shell().pageProperty().set(Page.SETTINGS));
            pair(server, token);

            await("certificate-doubts", "No authority that this computer trusts has issued this certificate");
            assertThat(spoken("certificate-found")).isEqualTo("Fingerprint: " + groups(first));
            assertThat(Pulses.call(() -> node("certificate-refuse").isFocused())).as("what does no harm is at hand").isTrue();
            picture("new");
            fire("certificate-refuse");
            assertThat(preferences.get().server()).isNull();

            pair(server, token);
            await("certificate-doubts", "No authority");
            fire("certificate-trust");
            Awaitility.await().atMost(PATIENCE).until(() -> Pulses.call(() -> preferences.get().server() != null));
            awaitReachability(Reachability.ONLINE);
            assertThat(preferences.get().server().certificate()).isEqualTo(ServerCertificate.fingerprint(first.certificate()));
        } finally {
            server.close();
        }

        try (SyncServer other = serve("server", server.address().getPort(), second)) {
            assertThat(other.address()).isEqualTo(server.address());
            client().syncNow();
            awaitReachability(Reachability.UNTRUSTED);
            await("banner-CERTIFICATE", "another certificate than the one you accepted");
            await("link", "Server not trusted");
            picture("banner");
            fire("banner-CERTIFICATE-remedy");
            await("certificate-doubts", "This is another certificate than the one you accepted.");
            assertThat(spoken("certificate-expected")).isEqualTo("You accepted: " + groups(first));
            assertThat(spoken("certificate-found")).isEqualTo("Shown now: " + groups(second));
            picture("changed");

            fire("certificate-trust");

            awaitReachability(Reachability.ONLINE);
            Awaitility.await().atMost(PATIENCE).until(() -> Pulses.call(() -> node("banner-CERTIFICATE") == null));
            String accepted = ServerCertificate.fingerprint(second.certificate());
            Awaitility.await().atMost(PATIENCE).until(() -> accepted
                    .equals(Preferences.in(folder.resolve("profile/settings.properties")).get().server().certificate()));
        }
    }

    private static HeldCertificate certificate() {
        return new HeldCertificate.Builder().commonName("outbox.example.org").addSubjectAlternativeName("127.0.0.1").build();
    }

    private SyncServer serve(String data, int port, HeldCertificate held) {
        return SyncServer.builder().data(folder.resolve(data)).port(port)
                .tls(new HandshakeCertificates.Builder().heldCertificate(held).build().sslContext()).start();
    }

    private static String groups(HeldCertificate held) {
        return String.join(" ", ServerCertificate.groups(ServerCertificate.fingerprint(held.certificate())));
    }

    private OutboxClient client() {
        return Pulses.call(() -> program.window().desk().client());
    }

    private void awaitReachability(Reachability state) {
        Awaitility.await().atMost(PATIENCE).until(() -> client().connectivity().state() == state);
    }

    private void pair(SyncServer server, String token) {
        type("settings-server", server.address().toString());
        type("settings-token", token);
        fire("settings-pair");
    }

    private Node node(String id) {
        return program.window().stage().getScene().lookup("#" + id);
    }

    private void type(String id, String text) {
        awaitNode(id);
        Pulses.run(() -> ((TextInputControl) node(id)).setText(text));
    }

    /** A page is made when it is gone to, and stands in the window with the next frame. */
    private void awaitNode(String id) {
        Awaitility.await(id).atMost(PATIENCE).until(() -> Pulses.call(() -> node(id) != null));
    }

    private void fire(String id) {
        awaitNode(id);
        Pulses.run(() -> ((ButtonBase) node(id)).fire());
    }

    private String spoken(String id) {
        return Pulses.call(() -> node(id).getAccessibleText());
    }

    private void await(String id, String text) {
        Awaitility.await(text).atMost(PATIENCE).until(() -> Pulses.call(() -> switch (node(id)) {
            case null -> false;
            case Labeled labeled -> labeled.getText().contains(text);
            case Node other -> String.valueOf(other.getAccessibleText()).contains(text);
        }));
    }

    /** For whoever wants to see it, in both languages and light as well as dark: {@code -Doutboxfx.pictures=true}. */
    private void picture(String name) throws IOException {
        if (!Boolean.getBoolean("outboxfx.pictures")) {
            return;
        }
        Stage stage = program.window().stage();
        for (Locale language : new Locale[]{Locale.GERMAN, Locale.ENGLISH}) {
            Pulses.run(() -> {
                var _ = preferences.change(all -> all.withLanguage(language));
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
            });
            for (Theme.Choice theme : new Theme.Choice[]{Theme.Choice.DARK, Theme.Choice.LIGHT}) {
                Pulses.run(() -> {
                    var _ = preferences.change(all -> all.withTheme(theme));
                });
                BufferedImage seen = Pulses.call(() -> Pictures.of(stage));
                Pictures.write(seen, PICTURES.resolve(name + "-" + language + "-" + theme + ".png"));
            }
        }
    }
}

package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.server.together.Certificates;

/** HTTPS off the loopback interface, and what is refused there. */
@Timeout(60)
class TlsTest {

    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;

    private Path keystore;

    @BeforeEach
    void makeCertificate() throws Exception {
        keystore = folder.resolve("keys.p12");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=DNS:localhost,IP:127.0.0.1",
                "-keystore",
                keystore.toString(), "-storetype", "PKCS12", "-storepass:file", password.toString()).redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    @Test
    void withACertificateTheServerAnswersHttpsAndNothingElse() throws Exception {
        try (var server = server().start(); var trusting = trusting(); var strange = HttpClient.newHttpClient()) {
            assertThat(server.address().toString()).startsWith("https://127.0.0.1:");
            URI health = server.address().resolve("/v1/health");

            assertThat(trusting.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);

            assertThatExceptionOfType(SSLHandshakeException.class).as("a certificate nobody vouches for")
                    .isThrownBy(() -> strange.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding()));
            URI plain = URI.create(health.toString().replace("https:", "http:"));
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> strange.send(HttpRequest.newBuilder(plain).build(), BodyHandlers.discarding()));
        }
    }

    @Test
    void plainHttpIsForTheLoopbackInterfaceOnly() {
        var everywhere = SyncServer.builder().data(folder.resolve("data")).host("0.0.0.0");

        assertThatIllegalArgumentException().isThrownBy(everywhere::build)
                .withMessage("Cannot serve plain HTTP at 0.0.0.0: whoever is on the way could read everything. Expected a key"
                        + " store (--tls-keystore), or the loopback address 127.0.0.1.");

        try (var server = server().host("0.0.0.0").build()) {
            assertThat(server.address().getPort()).isPositive();
        }
    }

    @Test
    void aKeyStoreThatCannotBeUsedIsNamedAndItsPasswordIsNot() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tls.context(keystore, "wrong horse".toCharArray()))
                .withMessageContaining(keystore.toString()).withMessageNotContaining("horse")
                .withMessageContaining("OUTBOXFX_TLS_PASSWORD");
        assertThatIllegalArgumentException().isThrownBy(() -> Tls.context(folder.resolve("none.p12"), new char[0]))
                .withMessageContaining("none.p12");
    }

    @Test
    void theProgramTakesThePasswordFromAFile() throws Exception {
        try (var server = ServerProcess.start(0, folder.resolve("data"), "--tls-keystore", keystore.toString(),
                "--tls-password-file", folder.resolve("password").toString()); var trusting = trusting()) {
            URI health = server.address().resolve("/v1/health");

            assertThat(trusting.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void whoStartsTheServerLearnsAddressDataAndCertificateInJson() throws Exception {
        try (var server = ServerProcess.start(0, folder.resolve("data"), "--json", "--tls-keystore", keystore.toString(),
                "--tls-password-file", folder.resolve("password").toString())) {
            var json = JsonMapper.builder().build();

            assertThat(server.said()).hasSize(2);
            JsonNode certificate = json.readTree(server.said().getFirst());
            assertThat(certificate.get("certificate").asText()).isEqualTo("CN=localhost");
            assertThat(certificate.get("fingerprint").asText()).matches("([0-9A-F]{4} ){15}[0-9A-F]{4}");
            JsonNode serving = json.readTree(server.said().getLast());
            assertThat(serving.get("address").asText()).isEqualTo(server.address().toString());
            assertThat(serving.get("data").asText()).isEqualTo(folder.resolve("data").toString());
        }
    }

    @Test
    void aRenewedCertificateIsShownToNewConnectionsAndOpenOnesGoOn() throws Exception {
        try (var server = server().start(); var open = trusting()) {
            URI health = server.address().resolve("/v1/health");
            var request = HttpRequest.newBuilder(health).build();
            assertThat(open.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
            var renewed = Certificates.selfSigned("127.0.0.1");

            Certificates.keystore(keystore, renewed);

            assertThat(shownBy(server.address())).isEqualTo(renewed.certificate());
            assertThat(open.send(request, BodyHandlers.discarding()).statusCode()).as("over the connection that was open")
                    .isEqualTo(204);

            Files.writeString(keystore, "half a key store");
            assertThat(shownBy(server.address())).as("what was read before").isEqualTo(renewed.certificate());
            Files.delete(keystore);
            assertThat(shownBy(server.address())).isEqualTo(renewed.certificate());
        }
    }

    private static Certificate shownBy(URI server) throws Exception {
        var shown = new Certificate[1];
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{new X509ExtendedTrustManager() {
            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
                shown[0] = chain[0];
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
                shown[0] = chain[0];
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {
                shown[0] = chain[0];
            }

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }}, null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(server.getHost(), server.getPort())) {
            socket.startHandshake();
        }
        return shown[0];
    }

    private SyncServer.Builder server() {
        return SyncServer.builder().data(folder.resolve("data")).tls(Tls.context(keystore, PASSWORD.toCharArray()));
    }

    private HttpClient trusting() throws Exception {
        KeyStore keys = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}

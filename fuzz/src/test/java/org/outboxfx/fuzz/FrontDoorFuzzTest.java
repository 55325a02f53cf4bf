package org.outboxfx.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.server.SyncServer;
import org.outboxfx.testing.ManualClock;

/** A body or a whole request made of any bytes is answered as what it is, never with a failure of the server. */
class FrontDoorFuzzTest {

    private static final int PATIENCE_MILLIS = 120_000;

    @TempDir
    static Path folder;
    /** Goes on by a second with each request: no member asks too often. */
    private static final ManualClock CLOCK = new ManualClock();
    private static SyncServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = SyncServer.builder().data(folder).timekeeper(CLOCK).start();
        token = server.issueToken("home", "anna");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @FuzzTest(maxDuration = "30m")
    void operations(byte[] body) throws IOException {
        String head = "POST /v1/ops HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";

        assertThat(statusOf(head.getBytes(StandardCharsets.ISO_8859_1), body)).isIn(200, 400, 413, 426);
    }

    /** The path and what follows it are any bytes; the request ends with the connection's other half. */
    @FuzzTest(maxDuration = "30m")
    void path(byte[] bytes) throws IOException {
        byte[] path = withoutLineEnds(bytes);
        if (new String(path, StandardCharsets.ISO_8859_1).contains("wait")) {
            return; // a long poll does what it is asked to
        }
        String rest = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n\r\n";

        // 0: closed without an answer, as the JDK's server does with what is no request at all.
        assertThat(statusOf("GET /".getBytes(StandardCharsets.ISO_8859_1), path, rest.getBytes(StandardCharsets.ISO_8859_1)))
                .satisfiesAnyOf(status -> assertThat(status).isZero(), status -> assertThat(status).isBetween(200, 499));
    }

    private static byte[] withoutLineEnds(byte[] bytes) {
        byte[] line = Arrays.copyOf(bytes, Math.min(bytes.length, 4_000));
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\r' || line[i] == '\n') {
                line[i] = '.';
            }
        }
        return line;
    }

    private static int statusOf(byte[]... parts) throws IOException {
        CLOCK.advance(Duration.ofSeconds(1));
        var request = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            request.write(part);
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.toByteArray());
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
        }
    }
}

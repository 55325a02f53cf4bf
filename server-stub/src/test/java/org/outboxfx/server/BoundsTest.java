package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.testing.ManualClock;

/** What a server bears from one address, one member and one socket, and who may read its files. */
@Timeout(60)
class BoundsTest {

    @TempDir
    Path folder;

    @Test
    void oneAddressMayHaveSoManyRequestsAtOnceAndOneMoreIsToldToWait() throws Exception {
        try (var server = SyncServer.builder().data(folder).requestsPerAddress(2).start();
                var anna = new Client(server.address(), server.issueToken("home", "anna"))) {
            var poll = CompletableFuture.supplyAsync(() -> status(anna, "/v1/changes?wait=5"),
                    Executors.newVirtualThreadPerTaskExecutor());
            await().until(() -> server.isAwaited("home"));
            assertThat(status(anna, "/v1/session")).as("two at once").isEqualTo(200);
            var second = CompletableFuture.supplyAsync(() -> status(anna, "/v1/changes?wait=5"),
                    Executors.newVirtualThreadPerTaskExecutor());

            await().until(() -> status(anna, "/v1/session") == 429);
            assertThat(anna.get("/v1/health").headers().firstValue("Retry-After")).hasValue("1");

            assertThat(List.of(poll.join(), second.join())).containsOnly(200);
        }
    }

    @Test
    void addressesAreCountedApartAndForgotten() throws Exception {
        var addresses = new Addresses(1);
        InetAddress one = InetAddress.ofLiteral("192.0.2.1");
        InetAddress other = InetAddress.ofLiteral("192.0.2.2");

        addresses.enter(one);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> addresses.enter(one))
                .satisfies(refusal -> assertThat(refusal.answer().status()).isEqualTo(429));
        addresses.enter(other);
        addresses.leave(one);
        addresses.enter(one);
        addresses.leave(one);
        addresses.leave(other);

        assertThat(addresses.known()).isZero();
    }

    @Test
    void aMembersBucketIsCountedOverHttpToo() throws Exception {
        try (var server = SyncServer.builder().data(folder).timekeeper(new ManualClock()).requestsPerSecond(5).start();
                var anna = new Client(server.address(), server.issueToken("home", "anna"));
                var ben = new Client(server.address(), server.issueToken("home", "ben"))) {
            for (int i = 0; i < 10; i++) {
                assertThat(status(anna, "/v1/session")).isEqualTo(200);
            }

            assertThat(anna.get("/v1/session").headers().firstValue("Retry-After")).hasValue("1");
            assertThat(status(anna, "/v1/session")).isEqualTo(429);
            assertThat(status(ben, "/v1/session")).isEqualTo(200);
        }
    }

    @Test
    void membersWhoWereQuietAreNotKeptInMind() {
        var time = new ManualClock();
        var admission = new Admission(time, 10, 3);
        for (int i = 0; i < 100; i++) {
            var member = new Member("home", "m" + i);
            admission.enter(member);
            admission.leave(member);
        }
        assertThat(admission.accounts()).isEqualTo(100);

        time.advance(Duration.ofSeconds(2));
        for (int i = 0; i < 50; i++) {
            time.advance(Duration.ofMillis(100));
            admission.enter(new Member("home", "busy"));
            admission.leave(new Member("home", "busy"));
        }

        assertThat(admission.accounts()).isEqualTo(1);
    }

    @Test
    void whoDoesNotFinishARequestInTimeIsCutOff() throws Exception {
        try (var server = ServerProcess.start(List.of("-Dsun.net.httpserver.maxReqTime=1"), 0, folder);
                var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("POST /v1/ops HTTP/1.1\r\nHost: x\r\nContent-Le".getBytes(US_ASCII));

            assertThat(socket.getInputStream().read()).as("end of the connection").isEqualTo(-1);
        }
    }

    @Test
    void theFolderAndItsFilesAreTheOwnersOnly() throws Exception {
        Path data = folder.resolve("data");
        try (var server = SyncServer.builder().data(data).start()) {
            assertThat(server.issueToken("home", "anna")).isNotBlank();
            assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            try (Stream<Path> files = Files.list(data)) {
                assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
            }
        }
    }

    private static int status(Client client, String path) {
        try {
            return client.get(path).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

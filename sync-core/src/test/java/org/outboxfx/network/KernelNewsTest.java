package org.outboxfx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The real kernel's news. */
@EnabledOnOs(OS.LINUX)
class KernelNewsTest {

    /** On the loopback interface: nothing leaves the device, and nothing else uses it. */
    private static final String ADDRESS = "127.77.0.1/32";

    private final Semaphore news = new Semaphore(0);
    private Interfaces.Watch watch;

    @BeforeEach
    void listen() {
        assertThat(KernelNews.class.getModule().isNativeAccessEnabled()).as("tests run with --enable-native-access").isTrue();
        watch = KernelNews.listen(news::release).orElseThrow();
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void closedWatchEndsItsThread() {
        assertThat(watch.isAlive()).isTrue();

        watch.close();
        watch.close();

        await().atMost(Duration.ofSeconds(10)).until(() -> !watch.isAlive());
    }

    @Test
    void addressThatComesAndGoesIsTold() throws Exception {
        assumeTrue(ip("addr", "add", ADDRESS, "dev", "lo"), "Not shown here: this needs the right to change addresses.");
        try {
            assertThat(news.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            ip("addr", "del", ADDRESS, "dev", "lo");
        }

        assertThat(news.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean ip(String... arguments) throws InterruptedException {
        var command = new java.util.ArrayList<>(java.util.List.of("ip"));
        command.addAll(java.util.List.of(arguments));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}

package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.testing.ManualClock;
import org.outboxfx.wire.OpResult.Status;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.Wire;

/** Whatever comes, the answer is about the request: never a failure of the server. Each body is made from its seed. */
class MalformedInputTest {

    private static final int BODIES = 1_500;
    private static final String[] VALUES = {"null", "true", "0", "-1", "1.5", "1e400", "99999999999999999999", "\"\"",
            "\"\\ud800\"", "\"\\u0000\"",
            "[]", "{}", "[null]", "{\"\":null}", "[[[[]]]]", "\"PUT\"", "\"" + Ops.NOW + "\"",
            "\"9999999999999-ffff-ffffffffffffffff\""};

    @TempDir
    Path folder;

    @Test
    void noBodyMakesTheServerFail() throws Exception {
        try (var server = SyncServer.builder().data(folder).timekeeper(new ManualClock()).start();
                var anna = new Client(server.address(), server.issueToken("home", "anna"))) {
            byte[] whole = Wire
                    .write(new OpsRequest(Ops.DEVICE, List.of(Ops.title("t1", "milk").op(), Ops.message("m1", "hello").op(),
                            Ops.title("t2", "tea").dependsOn("x").op())));
            var statuses = new TreeSet<Integer>();
            for (int seed = 0; seed < BODIES; seed++) {
                byte[] body = damaged(new String(whole, ISO_8859_1), new Random(seed)).getBytes(ISO_8859_1);

                int status = anna.post("/v1/ops", body).statusCode();

                assertThat(status).as("seed %d", seed).isIn(200, 400, 413, 426);
                statuses.add(status);
            }
            assertThat(statuses).contains(200, 400);
            assertThat(anna.pushOne(Ops.title("t9", "still there")).status()).isEqualTo(Status.APPLIED);
            assertThat(anna.changes(0, 500, 0).more()).isFalse();
        }
    }

    private static String damaged(String whole, Random random) {
        String body = whole;
        for (int i = 0; i <= random.nextInt(3); i++) {
            body = random.nextInt(3) > 0 ? otherValue(body, random) : otherBytes(body, random);
        }
        return body;
    }

    /** Puts another value behind one of the colons: still JSON, mostly, but not what was expected there. */
    private static String otherValue(String body, Random random) {
        int colon = body.indexOf("\":", random.nextInt(body.length()));
        if (colon < 0) {
            return body;
        }
        String rest = body.substring(colon + 2).replaceFirst("^(\"[^\"]*\"|[0-9]+|\\[[^]]*]|\\{[^}]*}|)", "");
        return body.substring(0, colon + 2) + VALUES[random.nextInt(VALUES.length)] + rest;
    }

    private static String otherBytes(String body, Random random) {
        int at = random.nextInt(body.length());
        String inserted = random.nextBoolean() ? "" : String.valueOf((char) random.nextInt(256));
        return body.substring(0, at) + inserted + body.substring(Math.min(body.length(), at + random.nextInt(3)));
    }
}

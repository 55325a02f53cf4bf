package org.outboxfx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.outbox.Revalidation;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.FieldDigest;
import org.outboxfx.wire.SessionInfo;

/** Knows when the server must be asked again who is signed in: for each token once, and from time to time. */
final class Session {

    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final byte[] NONE = {};

    private final Revalidation revalidation;
    private final Supplier<@Nullable String> token;
    private final Timekeeper time;
    /** Of the token that was asked for; the token itself is not kept. */
    private volatile byte[] asked = NONE;
    private volatile long askedAt;

    Session(Revalidation revalidation, Supplier<@Nullable String> token, Timekeeper time) {
        this.revalidation = revalidation;
        this.token = token;
        this.time = time;
    }

    boolean isStale() {
        return !MessageDigest.isEqual(asked, digest()) || time.nanoTime() - askedAt > MAX_AGE.toNanos();
    }

    void is(Transaction tx, SessionInfo info) {
        byte[] now = digest();
        revalidation.sessionIs(tx, info);
        tx.afterCommit(() -> {
            asked = now;
            askedAt = time.nanoTime();
        });
    }

    private byte[] digest() {
        String now = token.get();
        return FieldDigest.sha256().digest((now == null ? "" : now).getBytes(UTF_8));
    }
}

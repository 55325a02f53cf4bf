package org.outboxfx.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Keeps passphrases from being tried out: so many wrong ones of a member within some time. Thread-safe. */
final class Attempts {

    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofMinutes(15);

    private final InstantSource clock;
    /** When each member tried, oldest first; no more of them than members with tokens. */
    private final Map<Member, Deque<Instant>> tries = new HashMap<>();

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws Refusal with status 429 and when to try again, if there were too many */
    synchronized void enter(Member member) {
        Instant now = clock.instant();
        Deque<Instant> earlier = tries.computeIfAbsent(member, _ -> new ArrayDeque<>());
        while (!earlier.isEmpty() && !earlier.peekFirst().plus(WITHIN).isAfter(now)) {
            earlier.removeFirst();
        }
        if (earlier.size() >= MOST) {
            Duration wait = Duration.between(now, earlier.getFirst().plus(WITHIN));
            throw new Refusal(Answer.problem(429, "Too many attempts",
                    "Found " + MOST + " wrong passphrases within " + WITHIN.toMinutes() + " minutes. Wait before trying again.")
                    .with("Retry-After", Answer.seconds(wait)));
        }
        earlier.addLast(now);
    }

    /** The right one was among them. */
    synchronized void succeeded(Member member) {
        tries.remove(member);
    }
}

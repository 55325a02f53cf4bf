package org.outboxfx.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import org.outboxfx.clock.Timekeeper;

/** Keeps one member from taking what all share: so many requests a second, and so many at once. Thread-safe. */
final class Admission {

    /** A member that was quiet may send as much at once as in this time. */
    private static final Duration BURST = Duration.ofSeconds(2);
    private static final int FORGOTTEN_AT_ONCE = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Timekeeper time;
    private final int perSecond;
    private final int atOnce;
    /** The longest unused first. */
    private final LinkedHashMap<Member, Account> accounts = new LinkedHashMap<>(64, 0.75f, true);

    /** What a member has left. */
    private static final class Account {
        private double left;
        private long countedAt;
        private int inside;
    }

    Admission(Timekeeper time, int perSecond, int atOnce) {
        this.time = time;
        this.perSecond = perSecond;
        this.atOnce = atOnce;
    }

    /** @throws Refusal with status 429 if the member asks too often or too much at once; {@link #leave} is then not called */
    synchronized void enter(Member member) {
        Account account = accounts.computeIfAbsent(member, _ -> opened());
        refill(account);
        if (account.inside >= atOnce) {
            throw refusal("More than " + atOnce + " requests at once.");
        }
        if (account.left < 1) {
            throw refusal("More than " + perSecond + " requests a second.");
        }
        account.left--;
        account.inside++;
    }

    synchronized void leave(Member member) {
        Account account = accounts.get(member);
        if (account != null) {
            account.inside--;
        }
        forgetIdle();
    }

    /** After a quiet time an account is as good as new, so the ones longest unused need not be kept. */
    private void forgetIdle() {
        var eldest = accounts.sequencedEntrySet().iterator();
        for (int i = 0; i < FORGOTTEN_AT_ONCE && eldest.hasNext(); i++) {
            Account account = eldest.next().getValue();
            if (account.inside > 0 || time.nanoTime() - account.countedAt < BURST.toNanos()) {
                return;
            }
            eldest.remove();
        }
    }

    synchronized int accounts() {
        return accounts.size();
    }

    private Account opened() {
        var account = new Account();
        account.left = full();
        account.countedAt = time.nanoTime();
        return account;
    }

    private void refill(Account account) {
        long now = time.nanoTime();
        account.left = Math.min(full(), account.left + (now - account.countedAt) / NANOS_PER_SECOND * perSecond);
        account.countedAt = now;
    }

    private double full() {
        return (double) perSecond * BURST.toSeconds();
    }

    static Refusal refusal(String found) {
        return new Refusal(
                Answer.problem(429, "Too many requests", found + " Wait before asking again.").with("Retry-After", "1"));
    }
}

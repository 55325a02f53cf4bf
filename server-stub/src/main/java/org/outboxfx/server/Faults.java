package org.outboxfx.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;

/** Switches that make a server misbehave, for demonstrations and tests. Thread-safe; each acts on the next request. */
public final class Faults {

    private static final String LOGIN_PAGE = "<!doctype html><title>Welcome</title><p>Please accept the terms to use this network.";

    private volatile @Nullable Duration unavailable;
    private volatile Duration delay = Duration.ZERO;
    private volatile Duration clockOffset = Duration.ZERO;
    private volatile boolean html;
    private int requestsToLose;
    private int answersToLose;

    Faults() {}

    /** Every request is answered 503 with this Retry-After (whole seconds, rounded up), until {@link #heal()}. */
    public void answer503For(Duration retryAfter) {
        unavailable = retryAfter;
    }

    /** Every request is answered 200 with a page of HTML, as a captive portal does, until {@link #heal()}. */
    public void answerHtml() {
        html = true;
    }

    /** Every request waits this long before it is looked at, until {@link #heal()}. */
    public void delay(Duration delay) {
        this.delay = delay;
    }

    /** Moves the server's clock against the timekeeper's, until {@link #heal()}. */
    public void clockOffset(Duration offset) {
        clockOffset = offset;
    }

    /** The next {@code POST /v1/ops} is committed, and then its connection is closed without an answer. */
    public synchronized void loseNextAnswer() {
        answersToLose++;
    }

    /** The connection of the next {@code POST /v1/ops} is closed before anything is done. */
    public synchronized void loseNextRequest() {
        requestsToLose++;
    }

    /** Ends every fault. */
    public synchronized void heal() {
        unavailable = null;
        html = false;
        delay = Duration.ZERO;
        clockOffset = Duration.ZERO;
        requestsToLose = 0;
        answersToLose = 0;
    }

    Duration clockOffset() {
        return clockOffset;
    }

    /** Waits out the delay, then answers in the endpoint's place if a fault says so. */
    Optional<Answer> interfere(Timekeeper time) {
        if (delay.isPositive()) {
            var over = new CompletableFuture<Void>();
            time.after(delay, () -> over.complete(null));
            over.join();
        }
        if (html) {
            return Optional.of(Answer.html(LOGIN_PAGE));
        }
        Duration retryAfter = unavailable;
        return retryAfter == null
                ? Optional.empty()
                : Optional.of(Answer.unavailable("The server is down for a demonstration.", retryAfter));
    }

    synchronized boolean takesRequest() {
        return requestsToLose > 0 && requestsToLose-- > 0;
    }

    synchronized boolean takesAnswer() {
        return answersToLose > 0 && answersToLose-- > 0;
    }
}

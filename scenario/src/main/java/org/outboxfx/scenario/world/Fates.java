package org.outboxfx.scenario.world;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.scenario.Action.Moment;
import org.outboxfx.scenario.Network;
import org.outboxfx.transport.Answer.Failure;

/** What will become of the requests of one life of a device. Thread-safe. */
final class Fates {

    /** What becomes of one request. */
    enum Fate {
        ARRIVES, UNREACHABLE, SIGN_IN_PAGE, REQUEST_LOST, ANSWER_LOST, DEATH
    }

    private static final Fate[] LOSSY = {Fate.REQUEST_LOST, Fate.ANSWER_LOST, Fate.ARRIVES};

    private Network network;
    private int requestsToLose;
    private int answersToLose;
    private int turns;
    private @Nullable Moment death;
    private boolean dying;
    private boolean cut;

    Fates(Network network) {
        this.network = network;
    }

    synchronized Network network() {
        return network;
    }

    synchronized void connect(Network now) {
        network = now;
        turns = 0;
    }

    synchronized void loseNextRequest() {
        requestsToLose++;
    }

    synchronized void loseNextAnswer() {
        answersToLose++;
    }

    /** The next request with operations is the last one's. */
    synchronized void dieAt(Moment moment) {
        death = moment;
    }

    synchronized @Nullable Moment moment() {
        return death;
    }

    synchronized void die() {
        dying = true;
        death = null;
    }

    /** Whether the moment of its death has come. */
    synchronized boolean isDying() {
        return dying;
    }

    /** The device is dead: nothing of what it still tries reaches anything. */
    synchronized void cut() {
        cut = true;
    }

    synchronized boolean isCut() {
        return cut;
    }

    synchronized Duration delay() {
        return network.delay();
    }

    /** Why no request can pass now, whatever it carries. */
    synchronized Optional<Failure> barred() {
        if (cut || dying) {
            return Optional.of(Failure.UNREACHABLE);
        }
        return switch (network.kind()) {
            case OFFLINE -> Optional.of(Failure.UNREACHABLE);
            case CAPTIVE -> Optional.of(Failure.CAPTIVE);
            case ONLINE, SLOW, LOSSY -> Optional.empty();
        };
    }

    /** Decides about a request with operations. */
    synchronized Fate next() {
        Optional<Failure> barred = barred();
        if (barred.isPresent()) {
            return barred.get() == Failure.CAPTIVE ? Fate.SIGN_IN_PAGE : Fate.UNREACHABLE;
        }
        if (death != null) {
            return Fate.DEATH;
        }
        if (requestsToLose > 0) {
            requestsToLose--;
            return Fate.REQUEST_LOST;
        }
        if (answersToLose > 0) {
            answersToLose--;
            return Fate.ANSWER_LOST;
        }
        return network.kind() == Network.Kind.LOSSY ? LOSSY[turns++ % LOSSY.length] : Fate.ARRIVES;
    }
}

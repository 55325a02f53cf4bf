package org.outboxfx.sync;

import static org.outboxfx.sync.Registration.Delay.Reason.BACKOFF;
import static org.outboxfx.sync.Registration.Delay.Reason.NOT_BEFORE;
import static org.outboxfx.sync.RegistrationState.FIRING;
import static org.outboxfx.sync.RegistrationState.PENDING;
import static org.outboxfx.sync.RegistrationState.QUARANTINED;
import static org.outboxfx.sync.RegistrationState.REREGISTERED_WHILE_FIRING;
import static org.outboxfx.sync.RegistrationState.UNREGISTERED_WHILE_FIRING;
import static org.outboxfx.sync.RegistrationState.WAITING;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.outboxfx.sync.Registration.Delay;

/**
 * The state machine of a registration, as one pure function. An input that has no meaning in a state changes nothing.
 */
final class Transition {

    private Transition() {}

    static Step next(Registration registration, Input input, Instant now) {
        return switch (input) {
            case Input.Registered registered -> registered(registration, registered, now);
            case Input.Due _ -> registration.state() == WAITING ? Step.to(registration.pending()) : ignored(registration);
            case Input.Reconnected _ -> reconnected(registration);
            case Input.Started _ -> registration.state() == PENDING
                    ? Step.to(registration.in(FIRING).withStarts(registration.starts() + 1))
                    : ignored(registration);
            case Input.Undispatched _ -> undispatched(registration);
            case Input.Succeeded _ -> succeeded(registration);
            case Input.Failed failed -> failed(registration, failed, now);
            case Input.Unregistered _ -> unregistered(registration);
            case Input.Expired _ -> registration.state().isFiring() || registration.expiresAt() == null
                    || registration.expiresAt().isAfter(now)
                            ? ignored(registration)
                            : givenUp(registration, "It expired before it could succeed.");
            case Input.Released _ -> registration.state() == QUARANTINED
                    ? Step.to(registration.withStarts(0).pending(), new SyncLifecycle.Registered(registration.tag()))
                    : ignored(registration);
            case Input.Loaded loaded -> loaded(registration, loaded, now);
        };
    }

    private static Step ignored(Registration registration) {
        return Step.to(registration);
    }

    private static Step registered(Registration registration, Input.Registered input, Instant now) {
        if (input.generation() <= registration.generation()) {
            // Already part of what is being done: the event begins, or began, after that commit.
            return ignored(registration);
        }
        var again = registration.again(input.generation(), input.options());
        var news = new SyncLifecycle.Registered(registration.tag());
        return switch (registration.state()) {
            case PENDING -> Step.to(again); // R7
            case WAITING -> waitOrFire(again, now, news); // R8
            case FIRING, REREGISTERED_WHILE_FIRING, UNREGISTERED_WHILE_FIRING -> // R9
                Step.to(again.in(REREGISTERED_WHILE_FIRING), news);
            case QUARANTINED -> Step.to(again);
        };
    }

    /** Ends a delay, unless it was asked for by name: a server's {@code Retry-After} holds, and so does a start time. */
    private static Step waitOrFire(Registration registration, Instant now, SyncLifecycle news) {
        Delay start = Registration.startOf(registration.options(), now);
        Delay old = registration.delay();
        boolean held = old != null && old.reason() == NOT_BEFORE && old.until().isAfter(now)
                && (start == null || old.until().isAfter(start.until()));
        if (held) {
            return Step.to(registration, news);
        }
        return Step.to(start == null ? registration.pending() : registration.waiting(start), news);
    }

    private static Step reconnected(Registration registration) {
        Delay delay = registration.delay();
        boolean released = registration.state() == WAITING && registration.options().releaseOnReconnect() && delay != null
                && delay.reason() == BACKOFF;
        return Step.to(released ? registration.pending() : registration); // R12
    }

    private static Step undispatched(Registration registration) {
        return switch (registration.state()) {
            case FIRING, REREGISTERED_WHILE_FIRING -> // R14: no attempt was consumed
                Step.to(registration.pending().withStarts(Math.max(0, registration.starts() - 1)));
            case UNREGISTERED_WHILE_FIRING -> Step.gone();
            case PENDING, WAITING, QUARANTINED -> ignored(registration);
        };
    }

    private static Step succeeded(Registration registration) {
        var news = new SyncLifecycle.Succeeded(registration.tag());
        return switch (registration.state()) {
            case FIRING, UNREGISTERED_WHILE_FIRING -> Step.gone(news); // R19
            case REREGISTERED_WHILE_FIRING -> Step.to(anew(registration, null), news); // R20
            case PENDING, WAITING, QUARANTINED -> ignored(registration);
        };
    }

    private static Step failed(Registration registration, Input.Failed failed, Instant now) {
        var news = new SyncLifecycle.Failed(registration.tag(), failed.reason());
        var told = registration.withLastError(failed.reason());
        return switch (registration.state()) {
            case REREGISTERED_WHILE_FIRING -> Step.to(anew(told, notBefore(failed, now)), news); // R20
            case UNREGISTERED_WHILE_FIRING -> Step.gone(news);
            case FIRING -> failed.permanent() || registration.lastChance()
                    ? Step.gone(news, new SyncLifecycle.GivenUp(registration.tag(), failed.reason())) // R23
                    : retry(told, failed, now);
            case PENDING, WAITING, QUARANTINED -> ignored(registration);
        };
    }

    /** R21. */
    private static Step retry(Registration registration, Input.Failed failed, Instant now) {
        int attempts = registration.attempts() + 1;
        Delay asked = notBefore(failed, now);
        Duration backoff = registration.options().backoff().delay(attempts, failed.random());
        Delay delay = asked != null ? asked : new Delay(now, now.plus(backoff), BACKOFF);
        return Step.to(registration.withStarts(0).withAttempts(attempts).waiting(delay),
                new SyncLifecycle.Failed(registration.tag(), failed.reason()),
                new SyncLifecycle.RetryScheduled(registration.tag(), delay.until(), attempts));
    }

    private static @Nullable Delay notBefore(Input.Failed failed, Instant now) {
        Instant asked = failed.notBefore();
        return asked == null || !asked.isAfter(now) ? null : new Delay(now, asked, NOT_BEFORE);
    }

    private static Registration anew(Registration registration, @Nullable Delay delay) {
        var fresh = registration.withAttempts(0).withStarts(0);
        return delay == null ? fresh.pending() : fresh.waiting(delay);
    }

    private static Step unregistered(Registration registration) {
        var news = new SyncLifecycle.Unregistered(registration.tag());
        return switch (registration.state()) {
            case PENDING, WAITING, QUARANTINED -> Step.gone(news);
            case FIRING, REREGISTERED_WHILE_FIRING -> Step.to(registration.in(UNREGISTERED_WHILE_FIRING), news);
            case UNREGISTERED_WHILE_FIRING -> ignored(registration);
        };
    }

    /** R27, R28. The delay's end is a time of day; a clock set back since must not make it longer than it was. */
    private static Step loaded(Registration registration, Input.Loaded input, Instant now) {
        String tag = registration.tag();
        int deaths = registration.starts();
        if (registration.state() == QUARANTINED) {
            return Step.to(registration);
        }
        if (deaths >= input.maxInterruptedStarts()) {
            return Step.to(registration.in(QUARANTINED), new SyncLifecycle.Quarantined(tag, deaths));
        }
        Delay delay = registration.delay();
        if (delay != null && now.isBefore(delay.from())) {
            Instant until = now.plus(Duration.between(delay.from(), delay.until()));
            return Step.to(registration.waiting(new Delay(now, until, delay.reason())));
        }
        var ready = delay != null && delay.until().isAfter(now) ? registration.waiting(delay) : registration.pending();
        return deaths == 0 ? Step.to(ready) : Step.to(ready, new SyncLifecycle.Interrupted(tag, deaths));
    }

    private static Step givenUp(Registration registration, String reason) {
        return Step.gone(new SyncLifecycle.GivenUp(registration.tag(), reason));
    }
}

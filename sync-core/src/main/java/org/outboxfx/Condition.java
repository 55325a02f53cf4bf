package org.outboxfx;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The present {@link Health}, and who is told of a change of it. Thread-safe. */
final class Condition {

    /** A clock further off than this is told to the person. */
    private static final Duration NOTABLE_SKEW = Duration.ofMinutes(2);

    private final AtomicReference<Health> health = new AtomicReference<>(Health.WELL);
    private final Consumer<ClientEvent> events;

    Condition(Consumer<ClientEvent> events) {
        this.events = events;
    }

    Health health() {
        return health.get();
    }

    /** @param change pure; tells nothing if it changes nothing */
    void set(UnaryOperator<Health> change) {
        Health before = health.getAndUpdate(change);
        Health now = change.apply(before);
        if (!now.equals(before)) {
            events.accept(new ClientEvent.HealthChanged(now));
        }
    }

    /** A clock that is off by little harms nothing, and is not told of. */
    void serverIsAhead(Duration by) {
        Duration told = by.abs().compareTo(NOTABLE_SKEW) > 0 ? by : Duration.ZERO;
        set(health -> health.with(told));
    }
}

package org.outboxfx;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The present {@link Health}, and who is told of a change of it. Thread-safe. */
final class Condition {

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
}

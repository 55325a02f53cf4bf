package org.outboxfx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.outboxfx.network.Connectivity.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to be told what happens. A listener that throws does not keep the others from being told. */
final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<Consumer<ClientEvent>> listeners = new CopyOnWriteArrayList<>();

    Subscription subscribe(Consumer<ClientEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(ClientEvent event) {
        for (Consumer<ClientEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.error("A listener failed at a {}.", event.getClass().getSimpleName(), e);
            }
        }
    }
}

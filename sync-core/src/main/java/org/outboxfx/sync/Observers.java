package org.outboxfx.sync;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.outboxfx.network.Connectivity.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told what happens to registrations. One that fails does not keep the others from hearing. */
final class Observers {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final List<Consumer<SyncLifecycle>> observers = new CopyOnWriteArrayList<>();

    Subscription add(Consumer<SyncLifecycle> observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    void tell(SyncLifecycle news) {
        for (var observer : observers) {
            try {
                observer.accept(news);
            } catch (RuntimeException e) {
                LOG.error("An observer of background sync failed.", e);
            }
        }
    }
}

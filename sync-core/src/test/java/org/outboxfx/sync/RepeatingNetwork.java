package org.outboxfx.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.outboxfx.network.Connectivity;
import org.outboxfx.network.Reachability;

/** A network that is online, and says so more often than it should. */
final class RepeatingNetwork implements Connectivity {

    private final List<Consumer<Reachability>> listeners = new ArrayList<>();

    void repeat() {
        listeners.forEach(listener -> listener.accept(Reachability.ONLINE));
    }

    @Override
    public Reachability state() {
        return Reachability.ONLINE;
    }

    @Override
    public Subscription onChange(Consumer<Reachability> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}

package org.outboxfx.sync;

import java.util.List;
import org.outboxfx.network.Connectivity;
import org.outboxfx.network.Connectivity.Subscription;
import org.outboxfx.network.Reachability;

/** Passes on what is heard of the network to the registrations, in order with everything else (R11 to R13). */
final class NetworkNews implements AutoCloseable {

    private final Firing firing;
    private final Registry registry;
    private final List<Subscription> subscriptions;

    NetworkNews(Connectivity connectivity, Sequencer sequencer, Firing firing, Registry registry) {
        this.firing = firing;
        this.registry = registry;
        subscriptions = List.of(
                connectivity.onChange(state -> sequencer.post(() -> changed(state == Reachability.ONLINE))),
                connectivity.onRecovery(() -> sequencer.post(this::recovered)),
                connectivity.onMeteredChange(_ -> sequencer.post(registry::lookAtAll)));
    }

    private void changed(boolean online) {
        if (firing.noteConnectivity(online)) { // R11
            registry.inputToAll(new Input.Reconnected());
        }
    }

    /** As after reconnecting: what failed during the silence need not wait (R12). */
    private void recovered() {
        firing.noteRecovery();
        registry.inputToAll(new Input.Reconnected());
    }

    /** Nothing is passed on any more. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}

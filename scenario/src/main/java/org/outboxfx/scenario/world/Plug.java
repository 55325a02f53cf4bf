package org.outboxfx.scenario.world;

import java.util.Optional;
import java.util.Set;
import org.outboxfx.network.Interfaces;
import org.outboxfx.scenario.Network;

/** A device's network interface, which tells at once when it is plugged, unplugged, or in another network. */
final class Plug implements Interfaces {

    private volatile Set<String> usable;
    private volatile Runnable changed = () -> {};

    Plug(Network network) {
        usable = seen(network);
    }

    void connect(Network network) {
        usable = seen(network);
        changed.run();
    }

    private static Set<String> seen(Network network) {
        return switch (network.kind()) {
            case OFFLINE -> Set.of();
            case CAPTIVE -> Set.of("hotel");
            case ONLINE, SLOW, LOSSY -> Set.of("home");
        };
    }

    @Override
    public Set<String> usable() {
        return usable;
    }

    @Override
    public Optional<Watch> watch(Runnable task) {
        changed = task;
        return Optional.of(new Watch() {
            @Override
            public boolean isAlive() {
                return true;
            }

            @Override
            public void close() {
                changed = () -> {};
            }
        });
    }
}

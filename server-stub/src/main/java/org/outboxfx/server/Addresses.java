package org.outboxfx.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts the requests being answered for each network address: there is a bound. Thread-safe. */
final class Addresses {

    private final int atMost;
    private final Map<InetAddress, Integer> inside = new HashMap<>();

    Addresses(int atMost) {
        this.atMost = atMost;
    }

    /** @throws Refusal with status 429 if as many as there may be are inside; {@link #leave} is then not called */
    synchronized void enter(InetAddress address) {
        if (inside.getOrDefault(address, 0) >= atMost) {
            throw Admission.refusal("More than " + atMost + " requests at once from one address.");
        }
        inside.merge(address, 1, Integer::sum);
    }

    synchronized void leave(InetAddress address) {
        inside.computeIfPresent(address, (_, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }

    synchronized int known() {
        return inside.size();
    }
}

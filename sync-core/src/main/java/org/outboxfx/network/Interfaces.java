package org.outboxfx.network;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The network interfaces of this device. */
@FunctionalInterface
public interface Interfaces {

    /**
     * The interfaces over which the server might be reached, each with a mark of its addresses. Empty when there is none;
     * a different set is a hint that the network has changed.
     */
    Set<String> usable();

    /**
     * The interfaces of the operating system.
     *
     * @param server which the loopback interface counts for only if it runs on this very device
     */
    static Interfaces system(URI server) {
        return new SystemInterfaces(isOnThisDevice(server.getHost()));
    }

    /** Decided by the name alone: looking it up would need the network. */
    private static boolean isOnThisDevice(@Nullable String host) {
        return host != null && (host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.")
                || host.equals("[::1]"));
    }
}

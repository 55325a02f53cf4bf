package org.outboxfx.network;

import java.net.URI;
import java.util.Optional;
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
     * Calls the task as soon as an interface, an address or a route has changed, on a thread of its own; too often rather than
     * too rarely. The task must not block.
     *
     * @return empty where the system does not tell, so that one has to look again and again
     */
    default Optional<Watch> watch(Runnable changed) {
        return Optional.empty();
    }

    /**
     * The interfaces of the operating system. On Linux the kernel is listened to if native access is enabled for the module of
     * this class ({@code --enable-native-access}); everywhere else they are looked at only.
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

    /** That one is told of changes, until it is closed or the system fails to tell. */
    interface Watch extends Connectivity.Subscription {
        boolean isAlive();
    }
}

package org.outboxfx.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the operating system: about 50 µs a look on Linux. */
final class SystemInterfaces implements Interfaces {

    private final boolean serverOnLoopback;

    SystemInterfaces(boolean serverOnLoopback) {
        this.serverOnLoopback = serverOnLoopback;
    }

    @Override
    public Set<String> usable() {
        var usable = new HashSet<String>();
        try {
            var all = NetworkInterface.getNetworkInterfaces();
            while (all.hasMoreElements()) {
                NetworkInterface each = all.nextElement();
                String addresses = each.inetAddresses().filter(SystemInterfaces::reachesFar).map(InetAddress::getHostAddress)
                        .sorted().collect(Collectors.joining(","));
                if (!addresses.isEmpty() && (serverOnLoopback || !each.isLoopback()) && each.isUp()) {
                    usable.add(each.getName() + "=" + addresses);
                }
            }
        } catch (SocketException e) {
            // The list changed while it was read: the next look sees the new one.
            usable.add("unknown");
        }
        return usable;
    }

    /** An IPv6 link-local address is there before the network has given the device any other. */
    private static boolean reachesFar(InetAddress address) {
        return !(address instanceof Inet6Address && address.isLinkLocalAddress());
    }
}

package org.outboxfx.network;

import java.time.Duration;

/**
 * How often the network is looked at and the server is asked. Waits between probes double, less up to a half at random.
 *
 * @param interfaceLook between two looks at the interfaces while offline, in doubt, or just after the server was lost: what
 *     a link that comes back waits for
 * @param interfaceLookOnline the same while online, and while a server stays away, where nothing waits for it
 * @param interfaceLookTold between two looks at the interfaces at most where the system tells of their changes: the net below it
 * @param firstProbe between the first two probes of a server that does not answer
 * @param eagerProbe between two probes at most, just after the server was lost: what the end of a short outage waits for
 * @param eagerFor how long after the server was lost probes stay that frequent
 * @param longestProbe between two probes at most, from then on
 */
public record MonitorPace(Duration interfaceLook, Duration interfaceLookOnline, Duration interfaceLookTold,
        Duration firstProbe, Duration eagerProbe,
        Duration eagerFor, Duration longestProbe) {

    private static final MonitorPace STANDARD = new MonitorPace(Duration.ofMillis(250), Duration.ofSeconds(1),
            Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofMillis(800), Duration.ofSeconds(30),
            Duration.ofSeconds(5));

    public MonitorPace {
        if (!interfaceLook.isPositive() || !interfaceLookOnline.isPositive()
                || interfaceLookTold.compareTo(interfaceLookOnline) < 0 || !firstProbe.isPositive()
                || eagerProbe.compareTo(firstProbe) < 0 || longestProbe.compareTo(eagerProbe) < 0 || eagerFor.isNegative()) {
            throw new IllegalArgumentException("MonitorPace has looks every " + interfaceLook + ", " + interfaceLookOnline
                    + " and "
                    + interfaceLookTold
                    + ", probes every " + firstProbe + " to " + eagerProbe + " for " + eagerFor + " and then to " + longestProbe
                    + "; expected all above zero, in that order.");
        }
    }

    public static MonitorPace standard() {
        return STANDARD;
    }

    /**
     * @param unanswered probes in a row without success, at least 1
     * @param lostFor how long the server has not answered
     * @param random at least 0 and less than 1
     */
    Duration probeDelay(int unanswered, Duration lostFor, double random) {
        double longest = (double) (lostFor.compareTo(eagerFor) < 0 ? eagerProbe : longestProbe).toMillis();
        double millis = Math.min(firstProbe.toMillis() * Math.pow(2, unanswered - 1.0), longest);
        return Duration.ofMillis((long) (millis * (1 - random / 2)));
    }
}

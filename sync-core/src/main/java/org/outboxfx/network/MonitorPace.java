package org.outboxfx.network;

import java.time.Duration;

/**
 * How often the network is looked at and the server is asked.
 *
 * @param interfaceLook between two looks at the interfaces while not online, or in doubt: what a link that comes back
 *     waits for
 * @param interfaceLookOnline the same while online, where nothing waits for it
 * @param firstProbe between the first two probes of a server that does not answer
 * @param longestProbe between two probes in the end; each wait is twice the one before, less up to a half at random
 */
public record MonitorPace(Duration interfaceLook, Duration interfaceLookOnline, Duration firstProbe, Duration longestProbe) {

    private static final MonitorPace STANDARD = new MonitorPace(Duration.ofMillis(250), Duration.ofSeconds(1),
            Duration.ofMillis(250), Duration.ofSeconds(5));

    public MonitorPace {
        if (!interfaceLook.isPositive() || !interfaceLookOnline.isPositive() || !firstProbe.isPositive()
                || longestProbe.compareTo(firstProbe) < 0) {
            throw new IllegalArgumentException("MonitorPace has looks every " + interfaceLook + " and " + interfaceLookOnline
                    + ", probes every " + firstProbe + " to " + longestProbe + "; expected all above zero, in that order.");
        }
    }

    public static MonitorPace standard() {
        return STANDARD;
    }

    /**
     * @param unanswered probes in a row without success, at least 1
     * @param random at least 0 and less than 1
     */
    Duration probeDelay(int unanswered, double random) {
        double millis = Math.min(firstProbe.toMillis() * Math.pow(2, unanswered - 1.0), (double) longestProbe.toMillis());
        return Duration.ofMillis((long) (millis * (1 - random / 2)));
    }
}

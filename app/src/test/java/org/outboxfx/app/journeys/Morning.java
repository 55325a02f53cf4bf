package org.outboxfx.app.journeys;

import java.time.Duration;
import java.time.Instant;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.scenario.world.DeviceClock;

/** The time of all journeys: it begins in the morning of one day and passes as it does, so that no test meets midnight. */
final class Morning {

    private static final Instant BEGINNING = Instant.parse("2026-09-02T08:00:00Z");
    private static final SystemTimekeeper SYSTEM = new SystemTimekeeper();

    static final Timekeeper TIME = new DeviceClock(SYSTEM, Duration.between(SYSTEM.instant(), BEGINNING));

    private Morning() {}
}

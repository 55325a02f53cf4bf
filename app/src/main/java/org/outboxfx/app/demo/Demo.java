package org.outboxfx.app.demo;

import java.time.Duration;

/** The console beside two devices. */
public final class Demo {

    /** How long a window may take to show something. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Demo() {}
}

package org.outboxfx.testfx;

import java.util.Optional;
import java.util.Set;
import org.outboxfx.network.Interfaces;

/**
 * The one network interface of a device under test, to be plugged in and pulled out by hand; give it to
 * {@code OutboxClient.Builder.interfaces} or to a {@code NetworkMonitor}. Who watches is told at once, on the thread that
 * moves it. Thread-safe; one at a time may watch.
 */
public final class Cable implements Interfaces {

    private volatile boolean plugged;
    private volatile Runnable moved = () -> {};

    private Cable(boolean plugged) {
        this.plugged = plugged;
    }

    /** A cable that is in. */
    public static Cable in() {
        return new Cable(true);
    }

    /** A cable that is out. */
    public static Cable out() {
        return new Cable(false);
    }

    /** Puts it in. The device asks its server, and is online once that has answered. */
    public void plug() {
        plugged = true;
        moved.run();
    }

    /** Pulls it out. The device is offline; requests on their way may still be answered, as they may with a real one. */
    public void pull() {
        plugged = false;
        moved.run();
    }

    @Override
    public Set<String> usable() {
        return plugged ? Set.of("cable") : Set.of();
    }

    @Override
    public Optional<Watch> watch(Runnable changed) {
        moved = changed;
        return Optional.of(new Watch() {
            @Override
            public boolean isAlive() {
                return true;
            }

            @Override
            public void close() {
                moved = () -> {};
            }
        });
    }
}

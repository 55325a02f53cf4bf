package org.outboxfx.network;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.clock.Timekeeper.Alarm;

/**
 * Looks at the device: which interfaces it has, and whether it slept or its clock was set. It looks when the operating system
 * tells of a change, where it does, and again and again where it does not. Thread-safe; no lock is held during a look or a
 * callback.
 */
final class DeviceWatch {

    /** News come in bursts: the first waits this long for the rest. */
    static final Duration SETTLE = Duration.ofMillis(20);

    private final Interfaces interfaces;
    private final Timekeeper time;
    private final Executor executor;
    private final MonitorPace pace;
    private final Supplier<Urgency> urgency;
    private final Consumer<Sight> seen;
    private final ClockWatch clock;
    private final Object lock = new Object();
    private Set<String> usable = Set.of();
    private Interfaces.@Nullable Watch news;
    private @Nullable Alarm next;
    private Duration delay = Duration.ZERO;
    private long lookedAt;
    private boolean settling;
    private boolean watching;

    /** How much depends on the next look. */
    enum Urgency {
        /** All is well, or the server has been away for long although there is a link. */
        CALM,
        /** Somebody waits for a link to come back. */
        WAITING,
        /** The last look may have been wrong. */
        DOUBTING
    }

    /** Why a look is told, the weightiest reason there is. */
    enum Reason {
        ROUTINE,
        /** The system says that something has changed, but there are the same interfaces. */
        NEWS, CHANGED,
        /** Time has passed unseen, or was set. */
        JUMPED
    }

    /** @param usable as {@link Interfaces#usable()} */
    record Sight(Set<String> usable, Reason reason) {}

    /** @param executor runs the looks, which may take a moment on some systems */
    DeviceWatch(Interfaces interfaces, Timekeeper time, Executor executor, MonitorPace pace, Supplier<Urgency> urgency,
            Consumer<Sight> seen) {
        this.interfaces = interfaces;
        this.time = time;
        this.executor = executor;
        this.pace = pace;
        this.urgency = urgency;
        this.seen = seen;
        this.clock = new ClockWatch(time);
    }

    /** Looks at once, and from now on. */
    void begin() {
        synchronized (lock) {
            if (watching) {
                return;
            }
            watching = true;
            usable = Set.of();
            delay = Duration.ZERO;
            clock.reset();
            news = interfaces.watch(this::told).orElse(null);
        }
        executor.execute(() -> look(Reason.NEWS));
    }

    /** Looks no more, until it begins again. */
    void end() {
        synchronized (lock) {
            watching = false;
            if (next != null) {
                next.cancel();
            }
            if (news != null) {
                news.close();
                news = null;
            }
        }
    }

    private void told() {
        synchronized (lock) {
            if (!watching || settling) {
                return;
            }
            settling = true;
        }
        time.after(SETTLE, () -> executor.execute(() -> {
            synchronized (lock) {
                settling = false;
            }
            look(Reason.NEWS);
        }));
    }

    private void look(Reason occasion) {
        boolean jumped;
        synchronized (lock) {
            if (!watching) {
                return;
            }
            jumped = clock.hasJumped(delay);
        }
        Reason reason = jumped ? Reason.JUMPED : occasion;
        if (reason != Reason.ROUTINE || !hasNews() || isDue()) {
            Set<String> now = interfaces.usable();
            synchronized (lock) {
                if (!watching) {
                    return;
                }
                lookedAt = time.nanoTime();
                if (!now.equals(usable) && reason != Reason.JUMPED) {
                    reason = Reason.CHANGED;
                }
                usable = now;
            }
            seen.accept(new Sight(now, reason));
        }
        lookLater();
    }

    /** Whether the system tells of changes, so that looking is but a net below it. */
    private boolean hasNews() {
        synchronized (lock) {
            return news != null && news.isAlive();
        }
    }

    private boolean isDue() {
        if (urgency.get() == Urgency.DOUBTING) {
            return true;
        }
        synchronized (lock) {
            return time.nanoTime() - lookedAt >= pace.interfaceLookTold().toNanos();
        }
    }

    private void lookLater() {
        Urgency how = urgency.get();
        boolean soon = how == Urgency.DOUBTING || (how == Urgency.WAITING && !hasNews());
        synchronized (lock) {
            if (watching) {
                if (next != null) {
                    next.cancel();
                }
                delay = soon ? pace.interfaceLook() : pace.interfaceLookOnline();
                next = time.after(delay, () -> executor.execute(() -> look(Reason.ROUTINE)));
            }
        }
    }
}

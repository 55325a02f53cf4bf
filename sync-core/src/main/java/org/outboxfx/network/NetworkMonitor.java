package org.outboxfx.network;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.clock.Timekeeper.Alarm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether our server can be reached. Interfaces are looked at often because that is cheap, and a change is a
 * hint to ask the server; real requests outrank probes; while the server does not answer it is asked again with growing
 * delays. While it does, no probe is sent. Thread-safe; no method blocks, and no lock is held during a callback.
 */
public final class NetworkMonitor implements Connectivity, AutoCloseable {

    /**
     * Probes whose answer is outstanding: enough to go on asking during the 5 s that one may wait. A network that swallows
     * packets must not collect more.
     */
    private static final int MAX_OPEN_PROBES = 12;
    private static final Logger LOG = LoggerFactory.getLogger(NetworkMonitor.class);

    private final Probe probe;
    private final Interfaces interfaces;
    private final Timekeeper time;
    private final Executor executor;
    private final RandomGenerator random;
    private final MonitorPace pace;
    private final ReachabilitySignal signal = new ReachabilitySignal(Reachability.OFFLINE);
    private final List<Runnable> jumpListeners = new CopyOnWriteArrayList<>();
    private final ClockWatch clock;
    private final Object lock = new Object();
    private Standing standing = new Standing(Reachability.OFFLINE, 0);
    private Set<String> usable = Set.of();
    private @Nullable Alarm nextLook;
    private @Nullable Alarm nextProbe;
    private Duration lookDelay = Duration.ZERO;
    private int unanswered;
    /** By the monotonic clock, when the first of the unanswered questions was asked. */
    private long lostAt;
    private int openProbes;
    private long probesSent;
    /** Answers to this probe and older ones are worthless: something newer is known. */
    private long outdated;
    private boolean running;
    private volatile boolean workingOffline;

    /**
     * @param executor runs looks at the interfaces, which may take a moment on some systems
     * @param random spreads the probes of many devices
     */
    public NetworkMonitor(Probe probe, Interfaces interfaces, Timekeeper time, Executor executor, RandomGenerator random,
            MonitorPace pace) {
        this.probe = probe;
        this.interfaces = interfaces;
        this.time = time;
        this.executor = executor;
        this.random = random;
        this.pace = pace;
        this.clock = new ClockWatch(time);
    }

    /** Begins to look. Until the first answer the state is {@link Reachability#OFFLINE}. */
    public void start() {
        synchronized (lock) {
            if (running) {
                return;
            }
            running = true;
            clock.reset();
        }
        executor.execute(this::look);
    }

    /** The person's choice: while it is on, the state is {@link Reachability#OFFLINE}, and nothing is sent or looked at. */
    public void workOffline(boolean offline) {
        synchronized (lock) {
            if (workingOffline == offline) {
                return;
            }
            workingOffline = offline;
            outdated = probesSent;
            unanswered = 0;
            usable = Set.of();
            standing = new Standing(Reachability.OFFLINE, 0);
            signal.note(Reachability.OFFLINE);
            cancelAlarms();
        }
        signal.tellAll();
        if (!offline) {
            executor.execute(this::look);
        }
    }

    public boolean isWorkingOffline() {
        return workingOffline;
    }

    /** Asks the server now, as <i>Sync now</i> does. Nothing is asked while working offline or without an interface. */
    public void probeNow() {
        synchronized (lock) {
            unanswered = 0;
        }
        ask();
    }

    /** Tells how a real request went, which counts for more than any probe under way. */
    public void report(TrafficOutcome outcome) {
        synchronized (lock) {
            if (!running || workingOffline) {
                return;
            }
            outdated = probesSent;
        }
        found(outcome.finding());
    }

    /** Whether traffic costs the person money is for the program to say. */
    public void setMetered(boolean metered) {
        signal.setMetered(metered);
    }

    /** Calls the task after sleep, or after the wall clock was set. It must not block. */
    public Subscription onClockJump(Runnable task) {
        jumpListeners.add(task);
        return () -> jumpListeners.remove(task);
    }

    @Override
    public Reachability state() {
        return signal.state();
    }

    @Override
    public boolean isMetered() {
        return signal.isMetered();
    }

    @Override
    public Subscription onChange(Consumer<Reachability> listener) {
        return signal.onChange(listener);
    }

    @Override
    public Subscription onMeteredChange(Consumer<Boolean> listener) {
        return signal.onMeteredChange(listener);
    }

    /** Looks and asks no more. The state stays as it is. */
    @Override
    public void close() {
        synchronized (lock) {
            running = false;
            outdated = probesSent;
            cancelAlarms();
        }
    }

    private void look() {
        Set<String> now = interfaces.usable();
        boolean jumped;
        boolean changed;
        synchronized (lock) {
            if (!running || workingOffline) {
                return;
            }
            jumped = clock.hasJumped(lookDelay);
            changed = !now.equals(usable);
            usable = now;
            if (jumped || changed) {
                unanswered = 0;
                outdated = probesSent;
            }
        }
        if (jumped) {
            LOG.debug("The device slept or its clock was set; asking the server afresh.");
            jumpListeners.forEach(Runnable::run);
        }
        if (now.isEmpty()) {
            found(Reachability.OFFLINE);
        } else if (jumped || changed) {
            ask();
        }
        lookLater();
    }

    private void lookLater() {
        synchronized (lock) {
            if (running && !workingOffline) {
                cancel(nextLook);
                lookDelay = isCalm() ? pace.interfaceLookOnline() : pace.interfaceLook();
                nextLook = time.after(lookDelay, () -> executor.execute(this::look));
            }
        }
    }

    /** Whether nobody waits for the next look: all is well, or the server has been away for long although there is a link. */
    private boolean isCalm() {
        return switch (standing.shown()) {
            case ONLINE -> !standing.isInDoubt();
            case OFFLINE -> false;
            case CAPTIVE, SERVER_DOWN -> lostFor().compareTo(pace.eagerFor()) > 0;
        };
    }

    private Duration lostFor() {
        return unanswered == 0 ? Duration.ZERO : Duration.ofNanos(time.nanoTime() - lostAt);
    }

    private void ask() {
        long mine;
        synchronized (lock) {
            if (!running || workingOffline || usable.isEmpty()) {
                return;
            }
            cancel(nextProbe);
            if (openProbes >= MAX_OPEN_PROBES) {
                askLater(unanswered(1));
                return;
            }
            openProbes++;
            mine = ++probesSent;
            // A network that swallows packets answers nothing: the next question does not wait for this one's end.
            askLater(unanswered + openProbes);
        }
        try {
            probe.ask().whenComplete((answer, error) -> answered(mine, error == null ? answer : Reachability.SERVER_DOWN));
        } catch (RuntimeException e) {
            LOG.error("The probe failed to ask; taken as no answer.", e);
            answered(mine, Reachability.SERVER_DOWN);
        }
    }

    /** @param step how many probes went unanswered; the more, the later */
    private void askLater(int step) {
        nextProbe = time.after(pace.probeDelay(step, lostFor(), random.nextDouble()), this::ask);
    }

    private int unanswered(int more) {
        if (unanswered == 0) {
            lostAt = time.nanoTime();
        }
        unanswered += more;
        return unanswered;
    }

    private void answered(long asked, Reachability finding) {
        synchronized (lock) {
            openProbes--;
            if (asked <= outdated) {
                return; // real traffic, a newer probe's answer or the person has spoken since
            }
            outdated = asked;
        }
        found(finding);
    }

    private void found(Reachability finding) {
        synchronized (lock) {
            standing = standing.after(finding);
            if (finding == Reachability.ONLINE) {
                unanswered = 0;
                cancel(nextProbe);
            } else if (finding != Reachability.OFFLINE && running) {
                int step = unanswered(1);
                cancel(nextProbe);
                // In doubt the next answer decides: it is wanted soon.
                askLater(standing.isInDoubt() ? 1 : step);
            }
            signal.note(standing.shown());
        }
        signal.tellAll();
    }

    private void cancelAlarms() {
        cancel(nextLook);
        cancel(nextProbe);
    }

    private static void cancel(@Nullable Alarm alarm) {
        if (alarm != null) {
            alarm.cancel();
        }
    }
}

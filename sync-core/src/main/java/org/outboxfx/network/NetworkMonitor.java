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
 * Finds out whether our server can be reached. A change of the interfaces is a hint to ask the server; real requests outrank
 * probes; while the server does not answer it is asked again with growing delays. While it does, no probe is sent.
 * Thread-safe; no method blocks, and no lock is held during a callback.
 */
public final class NetworkMonitor implements Connectivity, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkMonitor.class);

    private final Probe probe;
    private final Timekeeper time;
    private final RandomGenerator random;
    private final MonitorPace pace;
    private final ReachabilitySignal signal = new ReachabilitySignal(Reachability.OFFLINE);
    private final List<Runnable> jumpListeners = new CopyOnWriteArrayList<>();
    private final DeviceWatch device;
    private final Object lock = new Object();
    private final OpenProbes probes = new OpenProbes();
    private Standing standing = new Standing(Reachability.OFFLINE, 0);
    private Set<String> usable = Set.of();
    private @Nullable Alarm nextProbe;
    private int unanswered;
    /** The network has changed since the server's silence began: it may be over because of that. */
    private boolean changedInDoubt;
    /** By the monotonic clock, when the first of the unanswered questions was asked. */
    private long lostAt;
    private boolean running;
    private volatile boolean workingOffline;

    /**
     * @param executor runs looks at the interfaces, which may take a moment on some systems
     * @param random spreads the probes of many devices
     */
    public NetworkMonitor(Probe probe, Interfaces interfaces, Timekeeper time, Executor executor, RandomGenerator random,
            MonitorPace pace) {
        this.probe = probe;
        this.time = time;
        this.random = random;
        this.pace = pace;
        this.device = new DeviceWatch(interfaces, time, executor, pace, this::urgency, this::seen);
    }

    /** Begins to look. Until the first answer the state is {@link Reachability#OFFLINE}. */
    public void start() {
        synchronized (lock) {
            running = true;
            if (workingOffline) {
                return;
            }
        }
        device.begin();
    }

    /** The person's choice: while it is on, the state is {@link Reachability#OFFLINE}, and nothing is sent or looked at. */
    public void workOffline(boolean offline) {
        boolean begin;
        synchronized (lock) {
            if (workingOffline == offline) {
                return;
            }
            workingOffline = offline;
            probes.outdate();
            unanswered = 0;
            usable = Set.of();
            standing = new Standing(Reachability.OFFLINE, 0);
            signal.note(Reachability.OFFLINE);
            cancelProbe();
            begin = running && !offline;
        }
        device.end();
        signal.tellAll();
        if (begin) {
            device.begin();
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

    /**
     * A real request waits longer for its answer than is usual. The server is asked beside it, until it answers or the state is
     * found to be another. Questions under way already are enough.
     */
    public void suspect() {
        synchronized (lock) {
            if (probes.count() > 0) {
                return;
            }
        }
        ask();
    }

    /** Tells how a real request went, which counts for more than any probe under way. */
    public void report(TrafficOutcome outcome) {
        synchronized (lock) {
            if (!running || workingOffline) {
                return;
            }
            probes.outdate();
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

    /**
     * Calls the task when the server answers again after packets were swallowed without a word, or after a failure and a change of
     * the network that were both too short to go offline. A request that was under way meanwhile would wait until its connection
     * sends again, which takes as long once more as the outage did: give it up, and the connections of that time with it.
     */
    @Override
    public Subscription onRecovery(Runnable task) {
        return signal.onRecovery(task);
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
            probes.outdate();
            cancelProbe();
        }
        device.end();
    }

    private void seen(DeviceWatch.Sight sight) {
        boolean news = sight.reason() == DeviceWatch.Reason.NEWS && urgency() != DeviceWatch.Urgency.CALM;
        boolean afresh = sight.reason().compareTo(DeviceWatch.Reason.CHANGED) >= 0;
        synchronized (lock) {
            if (!running || workingOffline) {
                return;
            }
            usable = sight.usable();
            changedInDoubt |= standing.isInDoubt() && (news || afresh);
            if (afresh) {
                unanswered = 0;
                probes.outdate();
            }
        }
        if (sight.reason() == DeviceWatch.Reason.JUMPED) {
            LOG.debug("The device slept or its clock was set; asking the server afresh.");
            jumpListeners.forEach(Runnable::run);
        }
        if (sight.usable().isEmpty()) {
            found(Reachability.OFFLINE);
        } else if (afresh || news) {
            ask();
        }
    }

    private DeviceWatch.Urgency urgency() {
        synchronized (lock) {
            return switch (standing.shown()) {
                case ONLINE -> standing.isInDoubt() ? DeviceWatch.Urgency.DOUBTING : DeviceWatch.Urgency.CALM;
                case OFFLINE -> DeviceWatch.Urgency.WAITING;
                case CAPTIVE, UNTRUSTED, SERVER_DOWN -> lostFor().compareTo(pace.eagerFor()) > 0
                        ? DeviceWatch.Urgency.CALM
                        : DeviceWatch.Urgency.WAITING;
            };
        }
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
            cancelProbe();
            if (probes.isFull()) {
                askLater(unanswered(1));
                return;
            }
            mine = probes.ask(time.nanoTime());
            // A network that swallows packets answers nothing: the next question does not wait for this one's end.
            askLater(unanswered + probes.count());
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
        boolean recovered;
        synchronized (lock) {
            recovered = finding == Reachability.ONLINE && (probes.overtookALostOne(asked, time.nanoTime()) || changedInDoubt);
            if (!probes.answered(asked)) {
                return; // real traffic, a newer probe's answer or the person has spoken since
            }
        }
        found(finding);
        if (recovered) {
            LOG.debug("The server answers again after a short silence.");
            signal.recover();
        }
    }

    private void found(Reachability finding) {
        synchronized (lock) {
            standing = standing.after(finding);
            changedInDoubt &= standing.isInDoubt();
            if (finding == Reachability.ONLINE) {
                unanswered = 0;
                cancelProbe();
            } else if (finding != Reachability.OFFLINE && running) {
                int step = unanswered(1);
                cancelProbe();
                // In doubt the next answer decides: it is wanted soon.
                askLater(standing.isInDoubt() ? 1 : step);
            }
            signal.note(standing.shown());
        }
        signal.tellAll();
    }

    private void cancelProbe() {
        if (nextProbe != null) {
            nextProbe.cancel();
        }
    }
}

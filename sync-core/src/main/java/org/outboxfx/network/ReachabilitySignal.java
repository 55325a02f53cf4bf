package org.outboxfx.network;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link Connectivity} whose state is set by its owner. Repeated identical states are swallowed (R13). Listeners are
 * told in order and one call at a time, on a thread that sets a state, and with no lock held.
 */
public final class ReachabilitySignal implements Connectivity {

    private static final Logger LOG = LoggerFactory.getLogger(ReachabilitySignal.class);

    private final List<Consumer<Reachability>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Boolean>> meteredListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Reachability>> recoveryListeners = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> news = new ArrayDeque<>();
    private boolean telling;
    private volatile Reachability state;
    private volatile boolean metered;

    public ReachabilitySignal(Reachability start) {
        this.state = start;
    }

    /** Sets the state. The listeners have been told when this returns, or another thread is telling them. */
    public void set(Reachability next) {
        note(next);
        tellAll();
    }

    /** Sets the state but leaves the telling to {@link #tellAll}, for an owner that holds a lock. */
    void note(Reachability next) {
        synchronized (news) {
            if (next != state) {
                state = next;
                news.add(() -> tell(listeners, next));
            }
        }
    }

    /** The server answers again after a short silence. */
    public void recover() {
        synchronized (news) {
            news.add(() -> tell(recoveryListeners, state));
        }
        tellAll();
    }

    /** Sets whether traffic costs the person money, which no JVM can find out by itself. */
    public void setMetered(boolean next) {
        synchronized (news) {
            if (next == metered) {
                return;
            }
            metered = next;
            news.add(() -> tell(meteredListeners, next));
        }
        tellAll();
    }

    @Override
    public Reachability state() {
        return state;
    }

    @Override
    public boolean isMetered() {
        return metered;
    }

    @Override
    public Subscription onChange(Consumer<Reachability> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Subscription onRecovery(Runnable task) {
        Consumer<Reachability> listener = _ -> task.run();
        recoveryListeners.add(listener);
        return () -> recoveryListeners.remove(listener);
    }

    @Override
    public Subscription onMeteredChange(Consumer<Boolean> listener) {
        meteredListeners.add(listener);
        return () -> meteredListeners.remove(listener);
    }

    void tellAll() {
        for (Runnable next = take(true); next != null; next = take(false)) {
            next.run();
        }
    }

    /** The next news for the one thread that tells; nothing for a thread that comes while another tells. */
    private @Nullable Runnable take(boolean arriving) {
        synchronized (news) {
            if (arriving && telling) {
                return null;
            }
            Runnable next = news.poll();
            telling = next != null;
            return next;
        }
    }

    private static <T> void tell(List<Consumer<T>> listeners, T value) {
        for (Consumer<T> listener : listeners) {
            try {
                listener.accept(value);
            } catch (RuntimeException e) {
                LOG.error("A listener of the network's state failed at {}.", value, e);
            }
        }
    }
}

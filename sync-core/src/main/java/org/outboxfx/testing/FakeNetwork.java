package org.outboxfx.testing;

import java.util.function.Consumer;
import org.outboxfx.network.Connectivity;
import org.outboxfx.network.Reachability;
import org.outboxfx.network.ReachabilitySignal;

/** A network that is switched by hand. Listeners are told on the thread that switches. */
public final class FakeNetwork implements Connectivity {

    private final ReachabilitySignal signal;

    public FakeNetwork(Reachability start) {
        signal = new ReachabilitySignal(start);
    }

    public static FakeNetwork online() {
        return new FakeNetwork(Reachability.ONLINE);
    }

    public static FakeNetwork offline() {
        return new FakeNetwork(Reachability.OFFLINE);
    }

    public void set(Reachability state) {
        signal.set(state);
    }

    /** The server answers again after a silence that nobody noticed. */
    public void recover() {
        signal.recover();
    }

    public void setMetered(boolean metered) {
        signal.setMetered(metered);
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
    public Subscription onRecovery(Runnable task) {
        return signal.onRecovery(task);
    }

    @Override
    public Subscription onMeteredChange(Consumer<Boolean> listener) {
        return signal.onMeteredChange(listener);
    }
}

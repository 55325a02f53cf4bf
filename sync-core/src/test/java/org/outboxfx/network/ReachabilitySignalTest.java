package org.outboxfx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.network.Reachability.OFFLINE;
import static org.outboxfx.network.Reachability.ONLINE;
import static org.outboxfx.network.Reachability.SERVER_DOWN;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachabilitySignalTest {

    private final ReachabilitySignal signal = new ReachabilitySignal(OFFLINE);
    private final List<Reachability> told = new ArrayList<>();

    @Test
    void r13_repeatedStatesAreSwallowed() {
        signal.onChange(told::add);

        signal.set(OFFLINE);
        signal.set(ONLINE);
        signal.set(ONLINE);

        assertThat(told).containsExactly(ONLINE);
    }

    @Test
    void changeMadeByAListenerIsToldAfterTheOneThatCausedIt() {
        signal.onChange(state -> {
            if (state == ONLINE) {
                signal.set(SERVER_DOWN);
            }
        });
        signal.onChange(told::add);

        signal.set(ONLINE);

        assertThat(told).containsExactly(ONLINE, SERVER_DOWN);
    }

    @Test
    void listenerThatThrowsDoesNotKeepTheOthersFromHearing() {
        signal.onChange(_ -> {
            throw new IllegalStateException("a listener's own fault");
        });
        signal.onChange(told::add);

        signal.set(ONLINE);

        assertThat(told).containsExactly(ONLINE);
    }

    @Test
    void endedSubscriptionHearsNothing() {
        signal.onChange(told::add).close();

        signal.set(ONLINE);

        assertThat(told).isEmpty();
    }

    @Test
    void meteredIsToldApartFromTheState() {
        var metered = new ArrayList<Boolean>();
        signal.onChange(told::add);
        signal.onMeteredChange(metered::add);

        signal.setMetered(true);
        signal.setMetered(true);

        assertThat(metered).containsExactly(true);
        assertThat(told).isEmpty();
    }
}

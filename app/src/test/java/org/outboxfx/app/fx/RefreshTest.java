package org.outboxfx.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RefreshTest {

    private final List<CompletableFuture<String>> loads = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final Refresh<String> refresh = new Refresh<>(Runnable::run, this::load, shown::add,
            failure -> shown.add(failure.getMessage()));

    @Test
    void aBurstOfRequestsCostsTwoLoads() {
        for (int request = 0; request < 1000; request++) {
            refresh.request();
        }
        assertThat(loads).hasSize(1);

        loads.getFirst().complete("first");
        assertThat(loads).hasSize(2);
        loads.getLast().complete("second");

        assertThat(loads).hasSize(2);
        assertThat(shown).containsExactly("first", "second");
    }

    @Test
    void afterAFailureTheNextRequestLoadsAgain() {
        refresh.request();
        loads.getFirst().completeExceptionally(new IllegalStateException("disk full"));

        refresh.request();
        loads.getLast().complete("well again");

        assertThat(shown).containsExactly("disk full", "well again");
    }

    private CompletableFuture<String> load() {
        var load = new CompletableFuture<String>();
        loads.add(load);
        return load;
    }
}

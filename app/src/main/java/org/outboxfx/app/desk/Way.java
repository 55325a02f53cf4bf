package org.outboxfx.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.outboxfx.OutboxClient;
import org.outboxfx.Reversal;

/** The way back from something that was done. Taking it gives the way forth again. */
@FunctionalInterface
public interface Way {

    /** @return the way back from there; empty if nothing was left to take back */
    CompletableFuture<Optional<Way>> take();

    /** From changes that were submitted. */
    static Way of(OutboxClient client, Reversal reversal) {
        return () -> client.reverse(reversal)
                .thenApply(again -> again.isEmpty() ? Optional.empty() : Optional.of(of(client, again)));
    }

    /** From several things done one after the other: the last one is taken back first. */
    static Way of(List<Way> ways) {
        return () -> backwards(ways, ways.size() - 1, new ArrayList<>());
    }

    /** This way back, with something to do on the given executor once it was taken. */
    default Way arriving(Executor ui, Runnable arrived) {
        return () -> take().whenCompleteAsync((_, failure) -> {
            if (failure == null) {
                arrived.run();
            }
        }, ui);
    }

    private static CompletableFuture<Optional<Way>> backwards(List<Way> ways, int last, List<Way> forth) {
        if (last < 0) {
            return CompletableFuture.completedFuture(forth.isEmpty() ? Optional.empty() : Optional.of(of(forth)));
        }
        return ways.get(last).take().thenCompose(way -> {
            way.ifPresent(forth::add);
            return backwards(ways, last - 1, forth);
        });
    }
}

package org.outboxfx;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Outbox;

/** Knows when nothing is left that could be sent and everything sent has come back, and tells those who wait for it. */
final class Quiescence {

    private static final List<EntryState> RESTLESS = List.of(EntryState.HELD, EntryState.QUEUED, EntryState.SENDING,
            EntryState.RETRY_WAIT,
            EntryState.SENT);

    private final Outbox outbox;
    private final List<CompletableFuture<Void>> waiting = new CopyOnWriteArrayList<>();

    Quiescence(Outbox outbox) {
        this.outbox = outbox;
    }

    CompletableFuture<Void> next() {
        var future = new CompletableFuture<Void>();
        waiting.add(future);
        look();
        return future;
    }

    /** Looks whether it has come about; called whenever entries have moved. */
    void look() {
        if (!waiting.isEmpty() && RESTLESS.stream().allMatch(state -> outbox.count(state) == 0)) {
            List<CompletableFuture<Void>> done = List.copyOf(waiting);
            waiting.removeAll(done);
            done.forEach(future -> future.complete(null));
        }
    }
}

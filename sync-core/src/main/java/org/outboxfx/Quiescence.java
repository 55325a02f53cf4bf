package org.outboxfx;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Outbox;

/** Knows when nothing is left that could be sent and everything sent has come back, and tells those who wait for it. */
final class Quiescence {

    private static final List<EntryState> RESTLESS = List.of(EntryState.HELD, EntryState.QUEUED, EntryState.SENDING,
            EntryState.RETRY_WAIT,
            EntryState.SENT);

    private final Outbox outbox;
    private final Queue<CompletableFuture<@Nullable Void>> waiting = new ConcurrentLinkedQueue<>();

    Quiescence(Outbox outbox) {
        this.outbox = outbox;
    }

    CompletableFuture<@Nullable Void> next() {
        var future = new CompletableFuture<@Nullable Void>();
        waiting.add(future);
        look();
        return future;
    }

    /** Looks whether it has come about; called whenever entries have moved. */
    void look() {
        if (!waiting.isEmpty() && RESTLESS.stream().allMatch(state -> outbox.count(state) == 0)) {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                next.complete(null);
            }
        }
    }
}

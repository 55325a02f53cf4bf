package org.outboxfx.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Knows whether anything is going on, and who waits for the moment when nothing is. Used on the sequencer only. */
final class Quiescence {

    private final Set<Entry> busy = new HashSet<>();
    private final List<CompletableFuture<@Nullable Void>> waiting = new ArrayList<>();

    void busy(Entry entry) {
        busy.add(entry);
    }

    void rest(Entry entry) {
        if (busy.remove(entry) && busy.isEmpty()) {
            var told = List.copyOf(waiting);
            waiting.clear();
            told.forEach(future -> future.complete(null));
        }
    }

    void update(Entry entry) {
        if (entry.isBusy()) {
            busy(entry);
        } else {
            rest(entry);
        }
    }

    CompletableFuture<@Nullable Void> reached() {
        var future = new CompletableFuture<@Nullable Void>();
        if (busy.isEmpty()) {
            future.complete(null);
        } else {
            waiting.add(future);
        }
        return future;
    }
}

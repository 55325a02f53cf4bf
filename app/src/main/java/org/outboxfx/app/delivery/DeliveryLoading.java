package org.outboxfx.app.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;

/**
 * Loads the pages that are looked at: all of them after something has changed, and else those only that are not there yet,
 * so that a jump costs one page. Loads follow each other; they may begin on any thread.
 */
final class DeliveryLoading {

    /** Pages that are kept up to date: those a person looks at, and some they have just looked at. */
    private static final int MOST_PAGES = 8;

    private final OutboxClient client;
    private final Phrases phrases;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    /** Used from the desk's executor only, the last one looked at last. */
    private final LinkedHashMap<PageKey, Boolean> looked = new LinkedHashMap<>(16, 0.75f, true);
    /** What the next load brings. */
    private volatile Set<PageKey> wanted = Set.of();
    private volatile String text = "";
    /** What the last load gave; the next begins after it. */
    private volatile @Nullable DeliveryPage last;

    DeliveryLoading(OutboxClient client, Phrases phrases) {
        this.client = client;
        this.phrases = phrases;
    }

    /** Notes that something has changed. Any thread. */
    void change() {
        changed.set(true);
    }

    /**
     * Notes that a page is looked at. The desk's executor only.
     *
     * @return whether it was not among those that are kept up to date
     */
    boolean look(PageKey key) {
        boolean known = looked.put(key, Boolean.TRUE) != null;
        if (!known) {
            while (looked.size() > MOST_PAGES) {
                looked.pollFirstEntry();
            }
            wanted = Set.copyOf(looked.keySet());
        }
        return !known;
    }

    /** Loads what holds a text from now on; all if it is blank. The desk's executor only. */
    void find(String looked) {
        text = looked;
        change();
    }

    CompletableFuture<DeliveryPage> load() {
        boolean everything = changed.getAndSet(false);
        String looked = text;
        DeliveryPage before = last;
        CompletableFuture<DeliveryPage> page = !looked.isBlank()
                ? DeliveryPage.find(client, looked, phrases)
                : everything || before == null
                        ? DeliveryPage.load(client, List.copyOf(wanted))
                        : before.with(client, wanted);
        return page.whenComplete((loaded, failure) -> {
            if (failure == null) {
                last = loaded;
            } else {
                change();
            }
        });
    }
}

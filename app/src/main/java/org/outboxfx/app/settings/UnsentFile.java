package org.outboxfx.app.settings;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.OutboxClient;

/** What is unsent, as a file that only a passphrase opens; for those who have no page of settings. */
public final class UnsentFile {

    public static final int SHORTEST_PASSPHRASE = OutboxFile.SHORTEST_PASSPHRASE;

    private UnsentFile() {}

    /**
     * Writes all of it. Any thread; an existing file is replaced in one step.
     *
     * @param passphrase overwritten once it was used
     * @return completes with how many changes were written
     */
    public static CompletableFuture<Integer> write(OutboxClient client, Path file, char[] passphrase) {
        return UnsentChanges.read(client).thenApplyAsync(changes -> OutboxFile.write(file, changes, passphrase),
                task -> Thread.ofVirtual().name("outboxfx-settings-work").start(task));
    }
}

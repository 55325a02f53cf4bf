package org.outboxfx.example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.storage.Database;
import org.outboxfx.sync.SyncEvent;
import org.outboxfx.sync.SyncListener;
import org.outboxfx.sync.SyncManager;
import org.outboxfx.sync.SyncOptions;

// begin: form
/** A form that is filled in with or without a network. What is entered is kept, and posted when there is connectivity. */
record Form(Database database, SyncManager sync, HttpClient http, URI server) implements SyncListener {

    /** Completes once the text is on disk. The text and the registration are kept together, or neither is. */
    CompletableFuture<?> enter(String text) {
        return database.submit(tx -> {
            sync.register(tx, "form", SyncOptions.outbox());
            return tx.update("insert into letter (id, text) values (?, ?)", UUID.randomUUID().toString(), text);
        });
    }

    /** Posts the oldest first. An exception means "try again"; the id lets the server recognise what it has already got. */
    @Override
    public void onSync(SyncEvent event) throws IOException, InterruptedException {
        for (Letter letter : database.read(tx -> tx.query("select id, text from letter order by number", Letter::of))) {
            var request = HttpRequest.newBuilder(server).header("Idempotency-Key", letter.id());
            var answer = http.send(request.POST(BodyPublishers.ofString(letter.text())).build(), BodyHandlers.discarding());
            if (answer.statusCode() >= 300) {
                throw new IOException("The server answered " + answer.statusCode() + ", expected that it takes the letter.");
            }
            database.inTransaction(tx -> tx.update("delete from letter where id = ?", letter.id()));
        }
    }
}
// end

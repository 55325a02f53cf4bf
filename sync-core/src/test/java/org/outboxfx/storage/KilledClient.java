package org.outboxfx.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.outboxfx.OutboxClient;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** The child process of {@link ClientKillTest}: changes records without end and prints each one that is acknowledged. */
final class KilledClient {

    private static final int WRITERS = 4;

    private KilledClient() {}

    public static void main(String[] arguments) {
        OutboxClient client = OutboxClient.builder(Path.of(arguments[0])).interfaces(Set::of).open();
        client.start();
        String run = arguments[1];
        for (int w = 0; w < WRITERS; w++) {
            String writer = run + "-" + w;
            Thread.ofPlatform().start(() -> write(client, writer));
        }
    }

    private static void write(OutboxClient client, String writer) {
        for (int i = 0;; i++) {
            var key = new RecordKey("task", writer + "-" + i);
            String opId = client.submit(Change.put(key, Map.of("title", FieldValue.of("Written by " + key.id())))).join().opId();
            synchronized (System.out) {
                System.out.println(key.id() + " " + opId);
                System.out.flush();
            }
        }
    }
}

package org.outboxfx.app.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.words.Words;

/**
 * What every view-model works with.
 *
 * @param client the library
 * @param ui the JavaFX thread, or in a test the thread that runs it
 * @param words the language
 * @param notices where to speak to the person
 * @param clock what time it is
 * @param zone what day it is
 * @param person the name under which messages are written
 */
public record Desk(OutboxClient client, Executor ui, Words words, Notices notices, InstantSource clock, ZoneId zone,
        String person) {

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}

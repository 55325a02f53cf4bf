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
 * @param later the same thread, for what may wait until all that is ready to be seen has been painted
 * @param words the language
 * @param notices where to speak to the person
 * @param clock what time it is
 * @param zone what day it is
 * @param person the name under which messages are written
 * @param history what was done in this window
 */
public record Desk(OutboxClient client, Executor ui, Executor later, Words words, Notices notices, InstantSource clock,
        ZoneId zone, String person, History history) {

    /** A desk with a history of its own. */
    public Desk(OutboxClient client, Executor ui, Executor later, Words words, Notices notices, InstantSource clock,
            ZoneId zone, String person) {
        this(client, ui, later, words, notices, clock, zone, person, new History(client, ui, words, notices));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}

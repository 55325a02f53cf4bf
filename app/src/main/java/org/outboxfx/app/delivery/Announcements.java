package org.outboxfx.app.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.when.DueWords;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Upcoming;

/**
 * Tells, before it happens, what a person will be asked about and what will expire if it does not go out before. Used from the
 * desk's executor only.
 */
final class Announcements {

    /** What is further away can still be told in time. */
    private static final Duration AHEAD = OutboxEntry.LONGEST_WARNING;
    /** More of them are not counted. */
    private static final int MOST = 500;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    /** A look may take a fiftieth of the time, however much waits. */
    private static final int PAUSES_PER_LOOK = 50;

    private final Desk desk;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private Instant nextLook = Instant.MIN;
    private boolean looking;
    private @Nullable Barrier before;

    Announcements(Desk desk) {
        this.desk = desk;
    }

    /** What will happen; empty if nothing will. */
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /**
     * Looks again, if it is time to. Called every second.
     *
     * @param barrier what keeps everything from being sent; null if nothing does
     */
    void look(@Nullable Barrier barrier) {
        Instant now = desk.clock().instant();
        if (looking || (barrier == before && now.isBefore(nextLook))) {
            return;
        }
        looking = true;
        before = barrier;
        var _ = upcoming(barrier).whenComplete((upcoming, failure) -> desk.ui().execute(() -> {
            looking = false;
            Instant done = desk.clock().instant();
            Duration pause = Duration.between(now, done).multipliedBy(PAUSES_PER_LOOK);
            nextLook = done.plus(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
            // What cannot be read now is told of by the banner; what was said before still holds.
            if (failure == null) {
                sentence.set(said(upcoming));
            }
        }));
    }

    /** Says, to a person who begins to work offline, what will become of what waits. */
    void tellBeforeOffline() {
        var _ = upcoming(Barrier.WORKING_OFFLINE).thenAccept(upcoming -> desk.ui().execute(() -> {
            String said = said(upcoming);
            if (!said.isEmpty()) {
                sentence.set(said);
                desk.notices().say(said);
            }
        }));
    }

    /** The language is another one. */
    void speakAnew() {
        nextLook = Instant.MIN;
    }

    private CompletableFuture<List<Upcoming>> upcoming(@Nullable Barrier barrier) {
        return desk.client().confirmations().upcoming(desk.clock().instant().plus(AHEAD), MOST).thenApply(
                all -> all.stream().filter(one -> barrier != null || one.entry().state() != EntryState.QUEUED).toList());
    }

    private String said(List<Upcoming> all) {
        var sentences = new ArrayList<String>();
        for (Upcoming.What what : Upcoming.What.values()) {
            var those = all.stream().filter(one -> one.what() == what).toList();
            if (!those.isEmpty()) {
                Instant first = those.getFirst().at();
                sentences.add(first.isAfter(desk.clock().instant())
                        ? desk.words().of("delivery.soon." + what, time(first), those.size())
                        : desk.words().of("delivery.soon.now." + what, those.size()));
            }
        }
        return String.join(" ", sentences);
    }

    private String time(Instant at) {
        var moment = LocalDateTime.ofInstant(at, desk.zone()).truncatedTo(ChronoUnit.MINUTES);
        return DueWords.of(moment.toString(), desk.today(), desk.words());
    }
}

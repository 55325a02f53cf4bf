package org.outboxfx.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.outboxfx.Health;
import org.outboxfx.network.Reachability;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;

/** Has things sent and fetched now, and waits until that is done or the time is over. */
record Sending(Session session, Duration atMost) {

    /** Looks again this often, whatever it was told. */
    private static final Duration PACE = Duration.ofSeconds(1);

    /** Sends what waits and fetches what is new, until nothing moves any more. */
    Exit all() {
        session.client().upkeep().sendAnyway();
        session.client().syncNow();
        CompletableFuture<?> fetched = session.client().whenFetched();
        return watch(() -> fetched.isDone() && isQuiet()
                ? Optional.of(count(Stage.NEEDS_YOU) > 0 ? Exit.NEEDS_PERSON : Exit.DONE)
                : Optional.empty());
    }

    /** Sends until the server has answered for these. */
    Exit until(List<OutboxEntry> entries) {
        session.client().upkeep().sendAnyway();
        session.client().syncNow();
        return watch(() -> {
            var open = entries.stream().flatMap(entry -> session.await(session.client().open(entry.key())).stream()
                    .filter(left -> left.opId().equals(entry.opId()) && left.state() != EntryState.SENT)).toList();
            if (open.isEmpty()) {
                return Optional.of(Exit.DONE);
            }
            return open.stream().allMatch(entry -> entry.stage() == Stage.NEEDS_YOU)
                    ? Optional.of(Exit.NEEDS_PERSON)
                    : Optional.empty();
        });
    }

    /** True if nothing is on its way, or would go without a person or a later time. */
    private boolean isQuiet() {
        return session.await(session.client().entries(Stage.SENT, 1, 0)).stream()
                .noneMatch(entry -> entry.state() == EntryState.SENT)
                && Entries.of(session, List.of(Stage.QUEUED)).noneMatch(entry -> switch (entry.state()) {
                    case QUEUED, SENDING, RETRY_WAIT -> true;
                    default -> false;
                });
    }

    private long count(Stage stage) {
        return session.client().counts().getOrDefault(stage, 0L);
    }

    /** Asks again whenever there is news. */
    private Exit watch(Supplier<Optional<Exit>> question) {
        var client = session.client();
        var news = new Semaphore(0);
        Instant end = session.clock().instant().plus(atMost);
        try (var _ = client.onEvent(_ -> news.release()); var _ = client.connectivity().onChange(_ -> news.release())) {
            Optional<Exit> answer = question.get();
            while (answer.isEmpty()) {
                if (isHopeless()) {
                    return Exit.NEEDS_PERSON;
                }
                if (!session.clock().instant().isBefore(end)) {
                    return Exit.NOT_REACHED;
                }
                var _ = news.tryAcquire(PACE.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                answer = question.get();
            }
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.NOT_REACHED;
        }
    }

    /** True if waiting longer changes nothing. */
    private boolean isHopeless() {
        var client = session.client();
        return client.isWorkingOffline() || client.health().token() == Health.Token.REFUSED
                || client.connectivity().state() == Reachability.UNTRUSTED;
    }
}

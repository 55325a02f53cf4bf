package org.outboxfx.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.outbox.Sending.Arrival;
import org.outboxfx.outbox.Sending.Undelivered;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Transaction;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.Receipt;
import org.outboxfx.wire.SessionInfo;

/**
 * Sends what is queued, batch after batch, until nothing is left or something stands in the way. One run at a time; the
 * caller sees to that.
 */
public final class Drain {

    /** When an entry is tried again, in words. */
    public static final String RETRY_POLICY = "at random within 1 s, doubled each time up to 5 min, or when the server says; any number of times";

    private final Database database;
    private final Sending sending;
    private final Transport transport;
    private final String device;
    private final InstantSource time;
    private final RetryPace pace;
    private final Host host;
    private int limit = Limits.MAX_BATCH_OPERATIONS;
    private volatile boolean stopped;

    /** What a drain needs of those around it. */
    public interface Host {
        History history();

        /** The server has found stamps too far ahead: this device's clock was wrong, and what is unsent needs new ones. */
        void clockWasAhead(Transaction tx);

        /**
         * A person took this entry back when the server might have had it, and now that is known: it is sent, or certainly not
         * taken.
         */
        void withdraw(Transaction tx, OutboxEntry entry);

        /** Whether the server must be asked who is signed in and what its policy is before anything is sent. */
        boolean isSessionStale();

        /** The server has said who is signed in and what its policy is. */
        void sessionIs(Transaction tx, SessionInfo session);

        /** For those of these operations that a person has confirmed to the server: the proof of it. */
        Map<String, String> proofs(List<String> opIds);

        /** A run has sent this many entries so far; must not block. */
        void progressed(long sent);
    }

    public Drain(Database database, Sending sending, Transport transport, String device, InstantSource time,
            RandomGenerator random,
            Host host) {
        this.database = database;
        this.sending = sending;
        this.transport = transport;
        this.device = device;
        this.time = time;
        this.pace = new RetryPace(time, random);
        this.host = host;
    }

    /** How a run ended. */
    public sealed interface Outcome {
        /** Nothing sendable is left. */
        record Finished(long sent) implements Outcome {}

        /**
         * Something stood in the way.
         *
         * @param nextAt when to try again
         * @param serverAsked true if the server named that time; false if a connection may come back before it
         */
        record Interrupted(Instant nextAt, boolean serverAsked, Answer.Failure failure, String why) implements Outcome {}
    }

    /** Why a run begins: what it may do about entries that still have time to wait. */
    public enum Occasion {
        /** Something is due; the rest waits on. */
        DUE,
        /** A connection came back; waiting times are forgotten, unless a run has only just failed. */
        RECONNECTED,
        /** A person asked; waiting times are forgotten. */
        ASKED
    }

    /** Blocks until nothing sendable is left or something stands in the way. */
    public Outcome run(Occasion occasion) {
        Answer<SessionInfo> session = host.isSessionStale() ? transport.session() : null;
        if (session instanceof Answer.Ok<SessionInfo> ok) {
            database.inTransaction(tx -> {
                host.sessionIs(tx, ok.value());
                return null;
            });
        }
        Instant releaseUpTo = pace.releaseUpTo(occasion);
        long sent = 0;
        List<OutboxEntry> unsettled = database.inTransaction(tx -> {
            // One run at a time: whatever is still on its way was left there by a run that the database failed.
            sending.recoverInterrupted(tx);
            sending.pass(tx);
            sending.release(tx, releaseUpTo);
            return host.history().isIncomplete(tx) ? List.of() : sending.unsettled(tx, releaseUpTo);
        });
        for (OutboxEntry entry : unsettled) {
            switch (transport.outcome(entry.opId())) {
                case Answer.Ok<Optional<OpsResponse>> ok -> settle(entry, ok.value());
                case Answer.Failed<Optional<OpsResponse>> failed -> {
                    return askLater(unsettled, failed);
                }
            }
        }
        Batch batch = database.inTransaction(this::claim);
        if (session instanceof Answer.Failed<SessionInfo> failed && !batch.entries().isEmpty()) {
            return putBack(batch.entries(), failed);
        }
        while (!batch.entries().isEmpty()) {
            Batch current = batch;
            switch (transport.send(request(current))) {
                case Answer.Ok<OpsResponse> ok -> {
                    pace.succeeded();
                    limit = Math.min(Limits.MAX_BATCH_OPERATIONS, limit * 2);
                    batch = database.inTransaction(tx -> {
                        sending.answer(tx, current.entries(), ok.value().results());
                        note(tx, current.request(), ok.value());
                        if (ok.value().results().stream().anyMatch(result -> result.code() == OpResult.Code.CLOCK_SKEW)) {
                            host.clockWasAhead(tx);
                        }
                        // The feed may have shown them before the answer came.
                        sending.confirm(tx, host.history().shown(tx));
                        return claim(tx);
                    });
                    sent += current.entries().size();
                    host.progressed(sent);
                }
                case Answer.Failed<OpsResponse> failed when failed.failure() == Answer.Failure.REFUSED ->
                    batch = narrow(current.entries(), failed.detail());
                case Answer.Failed<OpsResponse> failed -> {
                    return putBack(current.entries(), failed);
                }
            }
        }
        return new Outcome.Finished(sent);
    }

    private Outcome askLater(List<OutboxEntry> unsettled, Answer.Failed<?> failed) {
        Instant nextAt = pace.failed(failed.retryAfter());
        database.inTransaction(tx -> {
            sending.askLater(tx, unsettled, nextAt);
            return null;
        });
        return interrupted(nextAt, failed);
    }

    /** What became of an entry decides what is done about it. */
    private void settle(OutboxEntry entry, Optional<OpsResponse> response) {
        database.inTransaction(tx -> {
            // It may be the first that this device hears of the history which holds what it has sent.
            response.filter(_ -> host.history().known(tx) == null).ifPresent(first -> noteHistory(tx, first));
            sending.settle(tx, entry.opId(), response.map(answer -> answer.results().getFirst()))
                    .ifPresent(known -> host.withdraw(tx, known));
            sending.confirm(tx, host.history().shown(tx));
            return null;
        });
    }

    /** Lets a run end after the batch it is at. */
    public void stop() {
        stopped = true;
    }

    /** What is sent in one request, and what the device then knew of the server's history and of its own. */
    private record Batch(String request, List<OutboxEntry> entries, @Nullable HistoryMark history, EvidenceHead evidence) {}

    private Batch claim(Transaction tx) {
        String request = Outbox.newId();
        boolean idle = stopped || host.history().isIncomplete(tx);
        List<OutboxEntry> entries = idle ? List.of() : sending.claim(tx, request, limit);
        return new Batch(request, entries, host.history().known(tx), sending.witness().head(tx));
    }

    private void note(Transaction tx, String request, OpsResponse response) {
        Receipt receipt = response.receipt();
        if (receipt != null) {
            sending.witness().receipted(tx, request, receipt);
        }
        noteHistory(tx, response);
    }

    private void noteHistory(Transaction tx, OpsResponse response) {
        String epoch = response.epoch();
        if (epoch != null) {
            long furthest = response.results().stream().mapToLong(result -> result.seq() == null ? 0 : result.seq()).max()
                    .orElse(0);
            host.history().answered(tx, new HistoryMark(epoch, furthest));
        }
    }

    private OpsRequest request(Batch batch) {
        Map<String, String> proofs = host.proofs(batch.entries().stream().map(OutboxEntry::opId).toList());
        return new OpsRequest(device, batch.entries().stream().map(Drain::operation).toList(), batch.history(), batch.request(),
                batch.evidence(), proofs.isEmpty() ? null : proofs);
    }

    /** What is sent for an entry. */
    public static Operation operation(OutboxEntry entry) {
        Content content = entry.content();
        HybridTimestamp stamp = content.stamp();
        if (stamp == null) {
            throw new IllegalStateException("Outbox entry " + entry.opId() + " has no stamp and cannot be sent.");
        }
        var base = new TreeMap<String, HybridTimestamp>();
        content.before().fields().forEach((name, field) -> base.put(name, field.stamp()));
        return new Operation(entry.opId(), content.key().type(), content.key().id(), content.kind(), stamp, base,
                content.fields(),
                content.lane(), content.dependsOn(), Limits.SCHEMA, entry.progress().expiresAt(), content.impact());
    }

    /** A batch that the server will not take as a whole is halved, until the one operation it means stands alone. */
    private Batch narrow(List<OutboxEntry> batch, String detail) {
        limit = Math.max(1, batch.size() / 2);
        return database.inTransaction(tx -> {
            if (batch.size() == 1) {
                sending.refuse(tx, batch.getFirst(), Reason.INVALID, detail);
            } else {
                sending.undelivered(tx, batch, new Undelivered(Reason.INVALID, Arrival.NOT_TAKEN, detail, time.instant()));
                sending.release(tx, time.instant());
            }
            return claim(tx);
        });
    }

    private Outcome putBack(List<OutboxEntry> batch, Answer.Failed<?> failed) {
        Instant nextAt = pace.failed(failed.retryAfter());
        Undelivered why = switch (failed.failure()) {
            case UNREACHABLE -> new Undelivered(Reason.NO_CONNECTION, Arrival.NOT_REACHED, failed.detail(), nextAt);
            case NO_ANSWER -> new Undelivered(Reason.OUTCOME_UNKNOWN, Arrival.UNKNOWN, failed.detail(), nextAt);
            case CAPTIVE -> new Undelivered(Reason.CAPTIVE, Arrival.UNKNOWN, failed.detail(), nextAt);
            case UNTRUSTED -> new Undelivered(Reason.UNTRUSTED, Arrival.NOT_REACHED, failed.detail(), nextAt);
            case UNAUTHORIZED -> new Undelivered(Reason.UNAUTHORIZED, Arrival.NOT_TAKEN, failed.detail(), nextAt);
            case ANOTHER_HISTORY -> new Undelivered(Reason.SERVER_BUSY, Arrival.NOT_TAKEN, failed.detail(), nextAt);
            case BUSY, REFUSED, GONE -> new Undelivered(Reason.SERVER_BUSY, Arrival.UNKNOWN, failed.detail(), nextAt);
        };
        database.inTransaction(tx -> {
            sending.undelivered(tx, batch, why);
            return null;
        });
        return interrupted(nextAt, failed);
    }

    private static Outcome interrupted(Instant nextAt, Answer.Failed<?> failed) {
        return new Outcome.Interrupted(nextAt, failed.retryAfter() != null, failed.failure(), failed.detail());
    }
}

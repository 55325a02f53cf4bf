package org.outboxfx.transport;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Reachability;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.EvidenceNote;
import org.outboxfx.wire.EvidenceNoted;
import org.outboxfx.wire.HeldEvidence;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.StepUpProof;
import org.outboxfx.wire.StepUpRequest;

/**
 * Requests to the one server this device belongs to. Every call blocks until there is an answer or it is certain that
 * there will be none; none throws because of the network. Thread-safe.
 */
public interface Transport extends AutoCloseable {

    /** {@code POST /v1/ops}. */
    Answer<OpsResponse> send(OpsRequest request);

    /**
     * {@code GET /v1/changes}.
     *
     * @param known what is known of the server's history; null if nothing is
     * @param wait how long the server may hold the request until there is something new
     */
    Answer<ChangesResponse> changes(long after, @Nullable HistoryMark known, int limit, Duration wait);

    /**
     * {@code GET /v1/snapshot}.
     *
     * @param page 0 for the first, then the cursor of the page before
     * @param known what is known of the server's history; null if nothing is
     */
    Answer<ChangesResponse> snapshot(long page, @Nullable HistoryMark known);

    /**
     * {@code GET /v1/ops/{opId}}: what became of an operation whose answer never came.
     *
     * @return its first result alone; empty if the server has not applied it
     */
    Answer<Optional<OpsResponse>> outcome(String opId);

    /** {@code GET /v1/session}. */
    Answer<SessionInfo> session();

    /** {@code POST /v1/step-up}. */
    Answer<StepUpProof> stepUp(StepUpRequest request);

    /** {@code POST /v1/evidence}. */
    Answer<EvidenceNoted> note(EvidenceNote note);

    /** {@code GET /v1/evidence/{device}}. */
    Answer<HeldEvidence> heldEvidence(String device);

    /** {@code GET /v1/health}: whether it is our server that answers, asked over a connection of its own. */
    Reachability probe();

    /**
     * Gives up every request on its way, other than probes, and every open connection; each call returns at once. Later calls work
     * as before, over new connections.
     */
    void dropConnections();

    @Override
    void close();
}

package org.outboxfx.transport;

import java.time.Duration;
import org.outboxfx.network.Reachability;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.SessionInfo;

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
     * @param wait how long the server may hold the request until there is something new
     */
    Answer<ChangesResponse> changes(long after, int limit, Duration wait);

    /** {@code GET /v1/session}. */
    Answer<SessionInfo> session();

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

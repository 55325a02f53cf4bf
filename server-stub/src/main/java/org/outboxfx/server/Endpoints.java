package org.outboxfx.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.wire.ImpactPolicy;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.SessionInfo;

/** The routes, and the two endpoints that need no more than a line. */
final class Endpoints {

    static final String OPS = "/v1/ops";
    static final String NONCE = "Outbox-Nonce";
    private static final int MAX_NONCE_CHARACTERS = 64;

    private Endpoints() {}

    static List<Route> of(OpsEndpoint ops, ChangesEndpoint changes, EvidenceEndpoint evidence, StepUp stepUp, InstantSource clock,
            String epoch,
            SessionInfo.Policy policy) {
        return List.of(Route.open("GET", "/v1/health", Endpoints::health),
                Route.members("GET", "/v1/session", request -> session(request, clock, epoch, policy)),
                Route.members("POST", OPS, ops::receive), Route.members("GET", OPS + "/{opId}", ops::lookUp),
                Route.members("GET", "/v1/changes", changes::changes), Route.members("GET", "/v1/snapshot", changes::snapshot),
                Route.members("POST", "/v1/step-up", stepUp::prove), Route.members("POST", "/v1/evidence", evidence::note),
                Route.members("GET", "/v1/evidence/{device}", evidence::held));
    }

    /** Echoes the nonce, which a captive portal does not. */
    private static Answer health(Request request) {
        @Nullable
        String nonce = request.header(NONCE);
        return nonce == null || nonce.length() > MAX_NONCE_CHARACTERS ? Answer.empty() : Answer.empty().with(NONCE, nonce);
    }

    private static Answer session(Request request, InstantSource clock, String epoch, SessionInfo.Policy policy) {
        Member member = request.member();
        return Answer.json(new SessionInfo(member.workspace(), member.name(), epoch, clock.millis(), policy));
    }

    static SessionInfo.Policy defaultPolicy() {
        return new SessionInfo.Policy((int) Duration.ofDays(30).toDays(), (int) Duration.ofHours(1).toMinutes(),
                Limits.MAX_BATCH_OPERATIONS, ImpactPolicy.standard());
    }
}

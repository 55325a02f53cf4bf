package org.outboxfx.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Reachability;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Answer.Failure;
import org.outboxfx.transport.Transport;
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
import org.outboxfx.wire.Wire;

/** One device's way to the server, and all that can happen on it. */
final class Network implements Transport {

    /** The device dies at this moment: what it was about to do is not done any more. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;

        Death() {
            super("the device dies", null, false, false);
        }
    }

    /** What becomes of one request. */
    private enum Fate {
        UNREACHABLE, REQUEST_LOST, ANSWER_LOST, TWICE, IN_PART, BUSY, PORTAL, PORTAL_BEHIND, UNAUTHORIZED, DEATH_BEFORE, DEATH_AFTER, SERVER_DEATH_BEFORE, SERVER_DEATH_AFTER
    }

    private final World world;
    private final int device;
    private final Random random;
    private boolean partitioned;
    /** A page is on its way: whoever waits for it must not die, because it could not go on afterwards. */
    private boolean reading;
    private boolean pulling;

    Network(World world, int device, Random random) {
        this.world = world;
        this.device = device;
        this.random = random;
    }

    boolean isPartitioned() {
        return partitioned;
    }

    /** @return what it was before */
    boolean pulling(boolean now) {
        boolean before = pulling;
        pulling = now;
        return before;
    }

    void partition(boolean cut) {
        partitioned = cut;
    }

    @Override
    public Answer<OpsResponse> send(OpsRequest request) {
        Fate fate = fate();
        world.log("  d%d sends %s: %s", device, world.names(request), fate == null ? "well" : fate);
        byte[] body = Wire.write(request);
        Duration half = latency();
        world.pass(half);
        meanwhile();
        return switch (fate) {
            case null -> world.receive(body).map(response -> answered(response, half)).orElseGet(Network::ofAnotherHistory);
            case UNREACHABLE -> failed(Failure.UNREACHABLE, null);
            case REQUEST_LOST -> failed(Failure.NO_ANSWER, null);
            case BUSY -> failed(Failure.BUSY, Duration.ofSeconds(1 + random.nextInt(120)));
            case PORTAL -> failed(Failure.CAPTIVE, null);
            case UNAUTHORIZED -> failed(Failure.UNAUTHORIZED, null);
            case DEATH_BEFORE -> throw new Death();
            case ANSWER_LOST -> lost(body, Failure.NO_ANSWER);
            case PORTAL_BEHIND -> lost(body, Failure.CAPTIVE);
            case TWICE -> twice(body, half);
            case IN_PART -> world.receive(body).map(response -> inPart(response, half)).orElseGet(Network::ofAnotherHistory);
            case DEATH_AFTER -> {
                world.receive(body);
                throw new Death();
            }
            case SERVER_DEATH_BEFORE -> serverDied();
            case SERVER_DEATH_AFTER -> {
                world.receive(body);
                yield serverDied();
            }
        };
    }

    private Answer<OpsResponse> serverDied() {
        world.killServer();
        return failed(Failure.NO_ANSWER, null);
    }

    private static Answer<OpsResponse> ofAnotherHistory() {
        return failed(Failure.ANOTHER_HISTORY, null);
    }

    private Answer<OpsResponse> lost(byte[] body, Failure failure) {
        world.receive(body);
        meanwhile();
        return failed(failure, null);
    }

    private Answer<OpsResponse> twice(byte[] body, Duration half) {
        Optional<OpsResponse> first = world.receive(body);
        meanwhile();
        Optional<OpsResponse> second = world.receive(body);
        return (random.nextBoolean() ? first : second).map(response -> answered(response, half))
                .orElseGet(Network::ofAnotherHistory);
    }

    /** Whoever waits within a pull must not die meanwhile, because it could not go on afterwards. */
    private void meanwhile() {
        boolean before = reading;
        reading |= pulling;
        world.meanwhile(device);
        reading = before;
    }

    /** The receipt is of all results, so it goes with them. */
    private Answer<OpsResponse> inPart(OpsResponse whole, Duration half) {
        var some = whole.results().stream().filter(_ -> random.nextBoolean()).toList();
        return answered(new OpsResponse(whole.serverTime(), some, whole.epoch(), null), half);
    }

    @Override
    public Answer<ChangesResponse> snapshot(long page, @Nullable HistoryMark known) {
        throw new AssertionError("No schedule is so long that deletions are forgotten.");
    }

    @Override
    public Answer<ChangesResponse> changes(long after, @Nullable HistoryMark known, int limit, Duration wait) {
        if (partitioned) {
            return failed(Failure.UNREACHABLE, null);
        }
        Duration half = latency();
        world.pass(half);
        int pageSize = 1 + random.nextInt(world.healed() ? limit : 6);
        ChangesResponse page = world.server().changes(after, known, pageSize);
        boolean before = reading;
        reading = true;
        world.meanwhile(device);
        reading = before;
        if (!world.healed() && random.nextInt(8) == 0) {
            return failed(Failure.NO_ANSWER, null);
        }
        world.log("  d%d reads %s from %d", device, world.names(page), after);
        return answered(page, half);
    }

    @Override
    public Answer<Optional<OpsResponse>> outcome(String opId) {
        Duration half = latency();
        world.pass(half);
        Fate fate = fate();
        world.log("  d%d asks after %s: %s", device, opId, fate == null ? "well" : fate);
        return switch (fate) {
            case null -> answered(world.server().outcome(opId), half);
            case UNREACHABLE -> failed(Failure.UNREACHABLE, null);
            case BUSY -> failed(Failure.BUSY, Duration.ofSeconds(1 + random.nextInt(120)));
            case PORTAL, PORTAL_BEHIND -> failed(Failure.CAPTIVE, null);
            case UNAUTHORIZED -> failed(Failure.UNAUTHORIZED, null);
            case DEATH_BEFORE, DEATH_AFTER -> throw new Death();
            default -> failed(Failure.NO_ANSWER, null);
        };
    }

    private @Nullable Fate fate() {
        if (partitioned) {
            return Fate.UNREACHABLE;
        }
        Fate fate = world.isFaulty() ? Fate.values()[random.nextInt(Fate.values().length)] : null;
        return switch (fate) {
            case DEATH_BEFORE -> reading ? Fate.REQUEST_LOST : fate;
            case DEATH_AFTER -> reading ? Fate.ANSWER_LOST : fate;
            case null, default -> fate;
        };
    }

    /** Mostly quick; sometimes so slow that the answer says little about the time. */
    private Duration latency() {
        return Duration.ofMillis(random.nextInt(10) == 0 ? 2_000 : random.nextInt(60));
    }

    private <T> Answer<T> answered(T value, Duration half) {
        world.pass(half);
        return new Answer.Ok<>(value, half.multipliedBy(2));
    }

    private static <T> Answer<T> failed(Failure failure, @Nullable Duration retryAfter) {
        return new Answer.Failed<>(failure, "simulated", retryAfter);
    }

    @Override
    public Answer<SessionInfo> session() {
        return failed(Failure.UNREACHABLE, null);
    }

    @Override
    public Answer<StepUpProof> stepUp(StepUpRequest request) {
        return failed(Failure.UNREACHABLE, null);
    }

    @Override
    public Answer<EvidenceNoted> note(EvidenceNote note) {
        return failed(Failure.UNREACHABLE, null);
    }

    @Override
    public Answer<HeldEvidence> heldEvidence(String device) {
        return failed(Failure.UNREACHABLE, null);
    }

    @Override
    public Reachability probe() {
        return partitioned ? Reachability.SERVER_DOWN : Reachability.ONLINE;
    }

    @Override
    public void dropConnections() {}

    @Override
    public void close() {}
}

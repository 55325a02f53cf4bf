package org.outboxfx.scenario.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Reachability;
import org.outboxfx.scenario.Action.Moment;
import org.outboxfx.scenario.Network;
import org.outboxfx.scenario.world.Crossing.Kind;
import org.outboxfx.scenario.world.Crossing.Outcome;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Answer.Failure;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.EvidenceNote;
import org.outboxfx.wire.EvidenceNoted;
import org.outboxfx.wire.HeldEvidence;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.StepUpProof;
import org.outboxfx.wire.StepUpRequest;

/** One life of one device's way to the server: the real transport, and all that can befall a request on it. */
final class Cable implements Transport {

    private final Transport http;
    private final String device;
    private final Wire wire;
    private final Traffic traffic;
    private final Fates fates;

    Cable(Transport http, String device, Wire wire, Traffic traffic, Fates fates) {
        this.http = http;
        this.device = device;
        this.wire = wire;
        this.traffic = traffic;
        this.fates = fates;
    }

    @Override
    public Answer<OpsResponse> send(OpsRequest request) {
        if (fates.isCut()) {
            return failed(Failure.UNREACHABLE);
        }
        Crossing crossing = wire.begin(device, Kind.OPERATIONS, wire.cargo(device, request.ops()));
        try (Traffic.Pass pass = traffic.begin(this)) {
            return switch (fates.next()) {
                case UNREACHABLE -> ended(crossing, Outcome.UNREACHABLE, Failure.UNREACHABLE);
                case SIGN_IN_PAGE -> ended(crossing, Outcome.SIGN_IN_PAGE, Failure.CAPTIVE);
                case REQUEST_LOST -> ended(crossing, Outcome.REQUEST_LOST, Failure.NO_ANSWER);
                case ANSWER_LOST -> {
                    List<OpResult.Status> results = statuses(taken(request));
                    yield ended(crossing.ended(Outcome.ANSWER_LOST, results), Outcome.ANSWER_LOST, Failure.NO_ANSWER);
                }
                case DEATH -> died(crossing, pass, request);
                case ARRIVES -> answered(crossing, pass, request);
            };
        }
    }

    private Answer<OpsResponse> answered(Crossing crossing, Traffic.Pass pass, OpsRequest request) {
        Duration half = fates.delay().dividedBy(2);
        if (!pass.stand(half)) {
            return ended(crossing, Outcome.REQUEST_LOST, Failure.NO_ANSWER);
        }
        Answer<OpsResponse> answer = taken(request);
        if (!pass.stand(half)) {
            return ended(crossing.ended(Outcome.ANSWER_LOST, statuses(answer)), Outcome.ANSWER_LOST, Failure.NO_ANSWER);
        }
        wire.end(crossing, outcome(answer), statuses(answer));
        return late(answer);
    }

    private Answer<OpsResponse> died(Crossing crossing, Traffic.Pass pass, OpsRequest request) {
        boolean taken = fates.moment() == Moment.BEFORE_ANSWER;
        List<OpResult.Status> results = taken ? statuses(taken(request)) : List.of();
        wire.end(crossing, taken ? Outcome.DIED_AFTER : Outcome.DIED_BEFORE, results);
        fates.die();
        pass.standForever();
        return failed(Failure.NO_ANSWER);
    }

    /** The request reaches the server. Whoever waits for news then hears of it. */
    private Answer<OpsResponse> taken(OpsRequest request) {
        Answer<OpsResponse> answer = http.send(request);
        wire.applied(statuses(answer).stream().filter(Cable::isEffect).count());
        traffic.tellNews();
        return answer;
    }

    private static boolean isEffect(OpResult.Status status) {
        return switch (status) {
            case APPLIED, MERGED, SUPERSEDED -> true;
            case DUPLICATE, REJECTED, DEFERRED, NOT_ATTEMPTED -> false;
        };
    }

    private static List<OpResult.Status> statuses(Answer<OpsResponse> answer) {
        return answer instanceof Answer.Ok<OpsResponse> ok
                ? ok.value().results().stream().map(OpResult::status).toList()
                : List.of();
    }

    private <T> Answer<T> ended(Crossing crossing, Outcome outcome, Failure failure) {
        wire.end(crossing, outcome, crossing.results());
        return failed(failure);
    }

    @Override
    public Answer<ChangesResponse> changes(long after, @Nullable HistoryMark known, int limit, Duration wait) {
        return plain(pass -> {
            Duration left = wait;
            while (true) {
                long seen = traffic.news();
                Answer<ChangesResponse> page = http.changes(after, known, limit, Duration.ZERO);
                if (!left.isPositive() || !(page instanceof Answer.Ok<ChangesResponse> ok) || !isEmpty(ok.value())) {
                    return page;
                }
                if (!pass.standForNews(seen, left)) {
                    return failed(Failure.NO_ANSWER);
                }
                left = traffic.news() == seen ? Duration.ZERO : left;
            }
        }, this::news);
    }

    private static boolean isEmpty(ChangesResponse page) {
        return page.records().isEmpty() && !page.more();
    }

    @Override
    public Answer<ChangesResponse> snapshot(long page, @Nullable HistoryMark known) {
        return plain(_ -> http.snapshot(page, known), this::news);
    }

    private @Nullable Crossing news(ChangesResponse page) {
        List<Crossing.Cargo> news = wire.news(device, page.records());
        return news.isEmpty() ? null : wire.begin(device, Kind.FEED, news);
    }

    @Override
    public Answer<Optional<OpsResponse>> outcome(String opId) {
        return plain(_ -> http.outcome(opId), _ -> wire.begin(device, Kind.QUESTION, List.of()));
    }

    /** A request that nothing befalls but what the network is like. Shown once it is answered, if there is anything to show. */
    private <T> Answer<T> plain(Function<Traffic.Pass, Answer<T>> request, Function<T, @Nullable Crossing> shown) {
        Optional<Failure> barred = fates.barred();
        if (barred.isPresent()) {
            return failed(barred.get());
        }
        try (Traffic.Pass pass = traffic.begin(this)) {
            Duration half = fates.delay().dividedBy(2);
            if (!pass.stand(half)) {
                return failed(Failure.NO_ANSWER);
            }
            Answer<T> answer = request.apply(pass);
            Crossing crossing = answer instanceof Answer.Ok<T> ok && !fates.isCut() ? shown.apply(ok.value()) : null;
            boolean arrives = pass.stand(half);
            if (crossing != null) {
                wire.end(crossing, arrives ? Outcome.ANSWERED : Outcome.ANSWER_LOST, List.of());
            }
            return arrives ? late(answer) : failed(Failure.NO_ANSWER);
        }
    }

    private <T> Answer<T> plain(Supplier<Answer<T>> request) {
        return plain(_ -> request.get(), _ -> null);
    }

    private <T> Answer<T> late(Answer<T> answer) {
        return answer instanceof Answer.Ok<T>(T value, Duration roundTrip)
                ? new Answer.Ok<>(value, roundTrip.plus(fates.delay()))
                : answer;
    }

    private static Outcome outcome(Answer<?> answer) {
        return switch (answer) {
            case Answer.Ok<?> _ -> Outcome.ANSWERED;
            case Answer.Failed<?> failed -> switch (failed.failure()) {
                case UNREACHABLE, UNTRUSTED -> Outcome.UNREACHABLE;
                case NO_ANSWER -> Outcome.ANSWER_LOST;
                case CAPTIVE -> Outcome.SIGN_IN_PAGE;
                case BUSY -> Outcome.BUSY;
                case UNAUTHORIZED, ANOTHER_HISTORY, GONE, REFUSED -> Outcome.REFUSED;
            };
        };
    }

    private static <T> Answer<T> failed(Failure failure) {
        return new Answer.Failed<>(failure, "The network of the scenario.", null);
    }

    @Override
    public Answer<SessionInfo> session() {
        return plain(http::session);
    }

    @Override
    public Answer<StepUpProof> stepUp(StepUpRequest request) {
        return plain(() -> http.stepUp(request));
    }

    @Override
    public Answer<EvidenceNoted> note(EvidenceNote note) {
        return plain(() -> http.note(note));
    }

    @Override
    public Answer<HeldEvidence> heldEvidence(String whose) {
        return plain(() -> http.heldEvidence(whose));
    }

    @Override
    public Reachability probe() {
        Optional<Failure> barred = fates.barred();
        if (barred.isPresent()) {
            return barred.get() == Failure.CAPTIVE ? Reachability.CAPTIVE : Reachability.SERVER_DOWN;
        }
        try (Traffic.Pass pass = traffic.begin(this)) {
            return pass.stand(fates.delay()) ? http.probe() : Reachability.SERVER_DOWN;
        }
    }

    @Override
    public void dropConnections() {
        http.dropConnections();
        traffic.giveUp(this);
    }

    @Override
    public void close() {
        traffic.giveUp(this);
        http.close();
    }
}

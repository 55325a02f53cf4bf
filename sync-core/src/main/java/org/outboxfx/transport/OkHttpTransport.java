package org.outboxfx.transport;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.HostnameVerifier;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.network.Distrust;
import org.outboxfx.network.Reachability;
import org.outboxfx.transport.Answer.Failure;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.EvidenceNote;
import org.outboxfx.wire.EvidenceNoted;
import org.outboxfx.wire.HeldEvidence;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.StepUpProof;
import org.outboxfx.wire.StepUpRequest;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/**
 * HTTP by OkHttp. It repeats nothing and follows no redirect by itself: whether a request is sent again is decided by
 * the outbox, which knows what is safe.
 */
public final class OkHttpTransport implements Transport {

    /** The header whose value the server repeats, so that a sign-in page is not taken for the server. */
    public static final String NONCE_HEADER = "Outbox-Nonce";
    /** Bytes of an answer that are read at the most. */
    private static final long MAX_ANSWER_BYTES = 64L * Limits.MAX_BODY_BYTES;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    private static final MediaType JSON = MediaType.get("application/json");
    /** How OkHttp compares a certificate's names with a host. */
    private static final HostnameVerifier NAMES = new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .build().hostnameVerifier();
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final HttpUrl server;
    private final Supplier<@Nullable String> token;
    private final Timekeeper time;
    private final OkHttpClient http;
    /** Connects afresh each time: a connection that a dead network has left behind would answer for nobody. */
    private final OkHttpClient probing;
    private final CertificateCheck certificates;
    private final SecureRandom random = new SecureRandom();

    /** Trusts as the platform does. */
    public OkHttpTransport(URI server, Supplier<@Nullable String> token, Timekeeper time) {
        this(server, token, time, Trust.platform());
    }

    /**
     * @param server where the server is; plain {@code http} only on this machine itself (protocol, section 9)
     * @param token asked for each request; never stored here
     * @param trust which certificate is taken from it
     * @throws IllegalArgumentException if the address is none, or is plain HTTP to another machine
     */
    public OkHttpTransport(URI server, Supplier<@Nullable String> token, Timekeeper time, Trust trust) {
        this.server = checked(server);
        this.token = token;
        this.time = time;
        this.certificates = new CertificateCheck(trust, time, NAMES);
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        if (this.server.isHttps()) {
            builder.connectionSpecs(List.of(ConnectionSpec.MODERN_TLS)).sslSocketFactory(certificates.sockets(), certificates)
                    .hostnameVerifier(certificates);
        } else {
            builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        }
        this.http = builder.retryOnConnectionFailure(false).followRedirects(false).followSslRedirects(false)
                .connectTimeout(CONNECT_TIMEOUT).readTimeout(ANSWER_TIMEOUT).writeTimeout(ANSWER_TIMEOUT)
                .connectionPool(new ConnectionPool(4, 5, TimeUnit.MINUTES)).dispatcher(new Dispatcher()).build();
        this.probing = http.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).dispatcher(new Dispatcher())
                .callTimeout(PROBE_TIMEOUT).build();
    }

    private static HttpUrl checked(URI server) {
        HttpUrl url = HttpUrl.get(server);
        if (url == null) {
            throw new IllegalArgumentException("Server address: expected http://… or https://…, found another form.");
        }
        if (!url.isHttps() && !LOOPBACK.contains(url.host())) {
            throw new IllegalArgumentException("Server address: plain http is only allowed to this machine itself, found host '"
                    + url.host() + "'. Use https.");
        }
        return url;
    }

    @Override
    public Answer<OpsResponse> send(OpsRequest request) {
        return post("v1/ops", request, OpsResponse.class);
    }

    @Override
    public Answer<StepUpProof> stepUp(StepUpRequest request) {
        return post("v1/step-up", request, StepUpProof.class);
    }

    @Override
    public Answer<EvidenceNoted> note(EvidenceNote note) {
        return post("v1/evidence", note, EvidenceNoted.class);
    }

    @Override
    public Answer<HeldEvidence> heldEvidence(String device) {
        return ask(new Request.Builder().url(path("v1/evidence").addPathSegment(device).build()), HeldEvidence.class,
                ANSWER_TIMEOUT);
    }

    private <T> Answer<T> post(String path, Object message, Class<T> form) {
        var body = RequestBody.create(Wire.write(message), JSON);
        return ask(new Request.Builder().url(path(path).build()).post(body), form, ANSWER_TIMEOUT);
    }

    @Override
    public Answer<ChangesResponse> changes(long after, @Nullable HistoryMark known, int limit, Duration wait) {
        HttpUrl.Builder url = path("v1/changes").addQueryParameter("after", Long.toString(after))
                .addQueryParameter("limit", Integer.toString(limit)).addQueryParameter("wait", Long.toString(wait.toSeconds()));
        return ask(new Request.Builder().url(with(url, known)), ChangesResponse.class, ANSWER_TIMEOUT.plus(wait));
    }

    @Override
    public Answer<ChangesResponse> snapshot(long page, @Nullable HistoryMark known) {
        HttpUrl.Builder url = path("v1/snapshot").addQueryParameter("page", Long.toString(page));
        return ask(new Request.Builder().url(with(url, known)), ChangesResponse.class, ANSWER_TIMEOUT);
    }

    private static HttpUrl with(HttpUrl.Builder url, @Nullable HistoryMark known) {
        if (known != null) {
            url.addQueryParameter("epoch", known.epoch()).addQueryParameter("seen", Long.toString(known.seen()));
        }
        return url.build();
    }

    @Override
    public Answer<Optional<OpsResponse>> outcome(String opId) {
        HttpUrl url = path("v1/ops").addPathSegment(opId).build();
        return ask(new Request.Builder().url(url), ANSWER_TIMEOUT, reply -> reply.isNotFound()
                ? new Answer.Ok<>(Optional.empty(), reply.roundTrip())
                : reply.as(body -> Optional.of(onlyOne(Wire.read(body, OpsResponse.class)))));
    }

    private static OpsResponse onlyOne(OpsResponse response) throws WireException {
        if (response.results().size() != 1) {
            throw WireException.unexpected("Found " + response.results().size() + " results, expected one.");
        }
        return response;
    }

    @Override
    public Answer<SessionInfo> session() {
        return ask(new Request.Builder().url(path("v1/session").build()), SessionInfo.class, ANSWER_TIMEOUT);
    }

    @Override
    public Reachability probe() {
        String nonce = HexFormat.of().toHexDigits(random.nextLong());
        var request = new Request.Builder().url(path("v1/health").build()).header(NONCE_HEADER, nonce).build();
        try (Response response = probing.newCall(request).execute()) {
            certificates.answered();
            boolean ours = nonce.equals(response.header(NONCE_HEADER));
            if (ours) {
                return response.code() == 204 ? Reachability.ONLINE : Reachability.SERVER_DOWN;
            }
            return response.code() >= 500 ? Reachability.SERVER_DOWN : Reachability.CAPTIVE;
        } catch (IOException e) {
            return certificates.failed(e) == null ? Reachability.SERVER_DOWN : Reachability.UNTRUSTED;
        }
    }

    private HttpUrl.Builder path(String segments) {
        return server.newBuilder().addPathSegments(segments);
    }

    private <T> Answer<T> ask(Request.Builder request, Class<T> form, Duration patience) {
        return ask(request, patience, reply -> reply.as(body -> Wire.read(body, form)));
    }

    private <T> Answer<T> ask(Request.Builder request, Duration patience, Function<Reply, Answer<T>> meaning) {
        String bearer = token.get();
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        var sent = new AtomicBoolean();
        OkHttpClient patient = http.newBuilder().readTimeout(patience).eventListener(new EventListener() {
            @Override
            public void requestHeadersStart(Call call) {
                sent.set(true);
            }
        }).build();
        long begin = time.nanoTime();
        try (Response response = patient.newCall(request.build()).execute()) {
            certificates.answered();
            byte[] body = read(response);
            return meaning.apply(new Reply(response.code(), response.body().contentType(), response.header("Retry-After"), body,
                    Duration.ofNanos(time.nanoTime() - begin)));
        } catch (IOException e) {
            Distrust distrust = certificates.failed(e);
            if (distrust != null) {
                return new Answer.Failed<>(Failure.UNTRUSTED, distrust.sentence(), null);
            }
            return sent.get()
                    ? new Answer.Failed<>(Failure.NO_ANSWER, "The connection ended before the answer came.", null)
                    : new Answer.Failed<>(Failure.UNREACHABLE, "No connection to " + server.host() + ":" + server.port() + ".",
                            null);
        }
    }

    private static byte[] read(Response response) throws IOException {
        var source = response.body().source();
        if (source.request(MAX_ANSWER_BYTES + 1)) {
            throw new IOException("The answer is longer than " + MAX_ANSWER_BYTES + " bytes.");
        }
        return source.readByteArray();
    }

    @Override
    public void dropConnections() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    @Override
    public void close() {
        for (OkHttpClient each : List.of(http, probing)) {
            each.dispatcher().cancelAll();
            each.dispatcher().executorService().shutdown();
            each.connectionPool().evictAll();
        }
    }
}

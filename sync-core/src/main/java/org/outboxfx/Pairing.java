package org.outboxfx;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.network.Distrust;
import org.outboxfx.network.Reachability;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.OkHttpTransport;
import org.outboxfx.transport.Trust;
import org.outboxfx.wire.SessionInfo;

/** What comes of an attempt to pair a device with a server: a token is tried before anything is kept. */
public sealed interface Pairing {

    /** The server takes the token. */
    record Accepted(String workspace, String member) implements Pairing {}

    /** @param why what is wrong with the address itself */
    record WrongAddress(String why) implements Pairing {}

    /** It is a server, and it does not know the token. */
    record WrongToken() implements Pairing {}

    /** What answers there shows a certificate that is not trusted. Nothing was sent, not even the token. */
    record NotTrusted(Distrust distrust) implements Pairing {}

    /** Something answers there, and it is no server of this kind: another site, or a network's sign-in page. */
    record NotTheServer() implements Pairing {}

    /** Nobody answers there. */
    record NobodyThere() implements Pairing {}

    /** It is a server, and it cannot serve now. */
    record ServerDown() implements Pairing {}

    /**
     * Asks the server at this address who the token's holder is. Blocks, for half a minute at the most; changes nothing.
     *
     * @param certificate the fingerprint of the one certificate that is taken; null for the platform to decide
     */
    static Pairing attempt(URI server, String token, @Nullable String certificate) {
        var distrust = new AtomicReference<@Nullable Distrust>();
        try (var time = new SystemTimekeeper();
                var http = new OkHttpTransport(server, () -> token, time, new Trust(certificate, distrust::set))) {
            return switch (http.session()) {
                case Answer.Ok<SessionInfo> ok -> new Accepted(ok.value().workspace(), ok.value().member());
                case Answer.Failed<SessionInfo> failed -> switch (failed.failure()) {
                    case UNREACHABLE -> new NobodyThere();
                    case UNTRUSTED -> new NotTrusted(Objects.requireNonNull(distrust.get()));
                    case CAPTIVE -> new NotTheServer();
                    // Any site may answer 401 or 404: only ours repeats the question's number.
                    case UNAUTHORIZED -> ours(http) ? new WrongToken() : new NotTheServer();
                    case REFUSED, ANOTHER_HISTORY, GONE -> ours(http) ? new ServerDown() : new NotTheServer();
                    case NO_ANSWER, BUSY -> http.probe() == Reachability.CAPTIVE ? new NotTheServer() : new ServerDown();
                };
            };
        } catch (IllegalArgumentException e) {
            return new WrongAddress(String.valueOf(e.getMessage()));
        }
    }

    private static boolean ours(OkHttpTransport http) {
        return http.probe() == Reachability.ONLINE;
    }
}

package org.outboxfx.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each request to its endpoint, and whatever happens there to an answer and one line in the log. */
final class Router implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    /** Requests being answered at the same time, waiting polls among them. */
    private static final int MAX_AT_ONCE = 10_000;
    private static final Duration STORAGE_RETRY = Duration.ofSeconds(5);
    private static final String UNKNOWN = "(unknown path)";

    private final List<Route> routes;
    private final Members members;
    private final Admission admission;
    private final Addresses addresses;
    private final Faults faults;
    private final Timekeeper time;
    private final InFlight inFlight = new InFlight(MAX_AT_ONCE);

    /** What a request asks for: a route if there is one, and the parameter in its path. */
    private record Target(String name, @Nullable Route route, String parameter, String allowed) {}

    Router(List<Route> routes, Members members, Admission admission, Addresses addresses, Faults faults,
            Timekeeper time) {
        this.routes = List.copyOf(routes);
        this.members = members;
        this.admission = admission;
        this.addresses = addresses;
        this.faults = faults;
        this.time = time;
    }

    List<String> routes() {
        return routes.stream().map(route -> route.method() + " " + route.name()).toList();
    }

    /** Refuses what comes from now on, and waits for what is being answered, but not longer than this. */
    void close(Duration patience) {
        inFlight.close(patience);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!inFlight.enter()) {
            try (exchange) {
                send(exchange, Answer.unavailable("The server is stopping or has too much to do.", Duration.ofSeconds(1)));
            }
            return;
        }
        try {
            handleOpen(exchange);
        } finally {
            inFlight.leave();
        }
    }

    private void handleOpen(HttpExchange exchange) {
        long started = time.nanoTime();
        Target target = target(exchange);
        boolean ops = target.name().equals(Endpoints.OPS) && target.route() != null;
        String status = "lost";
        try (exchange) {
            if (ops && faults.takesRequest()) {
                return;
            }
            Answer answer = answer(exchange, target);
            if (ops && faults.takesAnswer()) {
                return;
            }
            send(exchange, answer);
            status = Integer.toString(answer.status());
        } catch (IOException | UncheckedIOException e) {
            // The client went away; it will ask again, and there is no one left to answer.
            status = "gone";
        } finally {
            LOG.info("{} {} {} {} ms", method(exchange), target.name(), status,
                    Duration.ofNanos(time.nanoTime() - started).toMillis());
        }
    }

    private Target target(HttpExchange exchange) {
        String path = Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("");
        String name = UNKNOWN;
        var allowed = new TreeSet<String>();
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (matcher.matches()) {
                name = route.name();
                if (route.method().equals(exchange.getRequestMethod())) {
                    return new Target(name, route, matcher.groupCount() > 0 ? matcher.group(1) : "", "");
                }
                allowed.add(route.method());
            }
        }
        return new Target(name, null, "", String.join(", ", allowed));
    }

    private Answer answer(HttpExchange exchange, Target target) {
        try {
            Optional<Answer> fault = faults.interfere(time);
            return fault.isPresent() ? fault.get() : counted(exchange, target);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (UncheckedIOException e) {
            throw e;
        } catch (StorageException e) {
            LOG.error("{} {} failed: the database cannot be used.", method(exchange), target.name(), e);
            return Answer.unavailable(
                    "The server cannot use its database. Whether anything was kept is not known: send the same again.",
                    STORAGE_RETRY);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed.", method(exchange), target.name(), e);
            return Answer.problem(500, "Server error", "The server failed, and its log tells why. Send the same again later.");
        }
    }

    private Answer counted(HttpExchange exchange, Target target) {
        InetAddress address = exchange.getRemoteAddress().getAddress();
        addresses.enter(address);
        try {
            return called(exchange, target);
        } finally {
            addresses.leave(address);
        }
    }

    private Answer called(HttpExchange exchange, Target target) {
        Route route = target.route();
        if (route == null) {
            return target.allowed().isEmpty()
                    ? Answer.problem(404, "Not found", "There is nothing at this path.")
                    : Answer.problem(405, "Method not allowed", "This path knows " + target.allowed() + ".").with("Allow",
                            target.allowed());
        }
        if (route.access() == Route.Access.ANYONE) {
            return route.endpoint().answer(new Request(exchange, null, target.parameter()));
        }
        Optional<Member> member = members.authenticate(exchange.getRequestHeaders().getFirst("Authorization"));
        return member.isPresent()
                ? admitted(member.get(), route.endpoint(), new Request(exchange, member.get(), target.parameter()))
                : Answer.problem(401, "Unauthorized", "Expected a valid token: Authorization: Bearer <token>.")
                        .with("WWW-Authenticate", "Bearer");
    }

    private Answer admitted(Member member, Endpoint endpoint, Request request) {
        admission.enter(member);
        try {
            return endpoint.answer(request);
        } finally {
            admission.leave(member);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean empty = answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
        if (!empty) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** A method is whatever the client sent; the log repeats it only if it looks like one. */
    private static String method(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        return method.matches("[A-Z]{1,10}") ? method : "(odd method)";
    }
}

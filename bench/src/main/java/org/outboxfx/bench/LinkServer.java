package org.outboxfx.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The far end of {@link LinkUp}: answers any request, and prints when each arrived by the machine's monotonic clock. */
public final class LinkServer {

    private LinkServer() {}

    public static void main(String[] arguments) throws IOException {
        var address = new InetSocketAddress(InetAddress.ofLiteral(arguments[0]), Integer.parseInt(arguments[1]));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            System.out.println("REQUEST " + exchange.getRequestMethod() + " " + System.nanoTime());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        System.out.println("READY " + System.nanoTime());
    }
}

package org.outboxfx.server;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where a server listens. Plain HTTP only on the loopback interface (protocol, section 9). */
record Port(String host, int number, @Nullable SSLContext tls) {

    /** Connections that may wait to be accepted; the system's own bound may be lower. */
    private static final int BACKLOG = 1_024;

    static {
        // Read once, when the first HttpServer of the process is made. Seconds; an answer may wait for a long poll.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxReqTime", "30");
        setUnlessSet("sun.net.httpserver.maxRspTime", "90");
        setUnlessSet("sun.net.httpserver.maxReqHeaders", "64");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "2000");
        setUnlessSet("jdk.httpserver.maxConnections", "12000");
    }

    /** Takes the port, but answers no one yet. */
    HttpServer bind() {
        InetAddress address = resolved();
        if (tls == null && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException("Cannot serve plain HTTP at " + host
                    + ": whoever is on the way could read everything. Expected a key store (--tls-keystore), or the loopback"
                    + " address 127.0.0.1.");
        }
        try {
            var socket = new InetSocketAddress(address, number);
            if (tls == null) {
                return HttpServer.create(socket, BACKLOG);
            }
            HttpsServer server = HttpsServer.create(socket, BACKLOG);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on port " + number + " of " + host + ": is another server running there?",
                    e);
        }
    }

    /** The address of a server bound here. */
    URI address(HttpServer server) {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((tls == null ? "http://" : "https://") + name + ":" + server.getAddress().getPort());
    }

    private InetAddress resolved() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Host: expected a name or address of this machine, found none of that name.", e);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}

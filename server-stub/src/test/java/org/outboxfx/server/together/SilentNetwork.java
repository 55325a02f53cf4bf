package org.outboxfx.server.together;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network between a device and the server that can fall silent: bytes are swallowed, connections stay open, nobody is told.
 * Connections of that time are dead for good, as when a router has forgotten them.
 */
final class SilentNetwork implements AutoCloseable {

    private final ServerSocket door;
    private final InetSocketAddress server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> dead = ConcurrentHashMap.newKeySet();
    private final AtomicInteger swallowed = new AtomicInteger();
    private volatile boolean silent;

    SilentNetwork(URI server) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/");
    }

    void fallSilent() {
        silent = true;
        dead.addAll(sockets);
    }

    void carryAgain() {
        silent = false;
    }

    /** Connections that were opened in vain. */
    int swallowedConnections() {
        return swallowed.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                sockets.add(near);
                if (silent) {
                    dead.add(near);
                    swallowed.incrementAndGet();
                }
                Socket far = new Socket(server.getAddress(), server.getPort());
                sockets.add(far);
                Thread.ofVirtual().start(() -> carry(near, near, far));
                Thread.ofVirtual().start(() -> carry(near, far, near));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void carry(Socket connection, Socket from, Socket to) {
        var bytes = new byte[8_192];
        try (from; to) {
            InputStream in = from.getInputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (!dead.contains(connection)) {
                    to.getOutputStream().write(bytes, 0, count);
                }
            }
        } catch (IOException e) {
            // One of the two has ended the connection; the other hears of it by its end.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket each : sockets) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.outboxfx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a server, byte by byte, and cuts each connection after as many bytes as it is told. */
final class CuttingProxy implements AutoCloseable {

    private static final long NEVER = Long.MAX_VALUE;

    private final ServerSocket listening;
    private final URI server;
    private final AtomicLong cuts = new AtomicLong();
    private volatile long requestBytes = NEVER;
    private volatile long answerBytes = NEVER;

    CuttingProxy(URI server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("cutting-proxy").start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Lets so many bytes of a connection's requests through, and then nothing any more in either direction. */
    void cutRequestAfter(long bytes) {
        requestBytes = bytes;
        answerBytes = NEVER;
    }

    /** Lets so many bytes of a connection's answers through, and then nothing any more in either direction. */
    void cutAnswerAfter(long bytes) {
        requestBytes = NEVER;
        answerBytes = bytes;
    }

    void heal() {
        requestBytes = NEVER;
        answerBytes = NEVER;
    }

    /** How many connections were cut so far. */
    long cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().name("cutting-proxy-connection").start(() -> join(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void join(Socket client) {
        long requests = requestBytes;
        long answers = answerBytes;
        try (client; var behind = new Socket(server.getHost(), server.getPort())) {
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().name("cutting-proxy-answers").start(() -> copy(behind, client, answers));
            copy(client, behind, requests);
            back.join();
        } catch (IOException e) {
            // The server is away: the client's connection ends here.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy(Socket from, Socket to, long atMost) {
        long left = atMost;
        byte[] buffer = new byte[4_096];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            while (true) {
                int read = in.read(buffer);
                if (read < 0) {
                    break;
                }
                int passed = (int) Math.min(read, left);
                out.write(buffer, 0, passed);
                left -= passed;
                if (passed < read) {
                    cuts.incrementAndGet();
                    break;
                }
            }
        } catch (IOException e) {
            // The other direction has closed both.
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

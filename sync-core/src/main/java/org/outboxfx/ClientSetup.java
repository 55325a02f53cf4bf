package org.outboxfx;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.outboxfx.evidence.Origin;
import org.outboxfx.network.Interfaces;
import org.outboxfx.outbox.Drain;
import org.outboxfx.storage.Passphrase;
import org.outboxfx.transport.Transport;

/**
 * What a client is told when it is opened.
 *
 * @param passphrase opens an encrypted database; null for none
 * @param application name and version of the program
 * @param keepEvidence how long evidence is kept
 * @param interfaces null for the system's
 * @param random spreads delays and names the device
 */
record ClientSetup(Path folder, @Nullable Passphrase passphrase, Server to, String application, Duration keepEvidence,
        @Nullable Interfaces interfaces,
        RandomGenerator random) {

    /**
     * Where it sends to.
     *
     * @param certificate the fingerprint of the one certificate that is accepted; null for the platform to decide
     * @param way makes the transport that is used of the one to the server
     */
    record Server(URI address, Supplier<@Nullable String> token, @Nullable String certificate, UnaryOperator<Transport> way) {}

    Origin origin(String device) {
        Path name = folder.getFileName();
        URI server = to.address();
        String authority = server.getHost() + (server.getPort() < 0 ? "" : ":" + server.getPort());
        return new Origin(name == null ? "" : name.toString(), device, server.getScheme() + "://" + authority, application,
                "outbox of this device", OutboxSync.TAG, Drain.RETRY_POLICY);
    }
}

package org.outboxfx;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outboxfx.evidence.Origin;
import org.outboxfx.network.Interfaces;
import org.outboxfx.outbox.Drain;

/**
 * What a client is told when it is opened.
 *
 * @param application name and version of the program
 * @param keepEvidence how long evidence is kept
 * @param interfaces null for the system's
 */
record ClientSetup(Path folder, Server to, String application, Duration keepEvidence, @Nullable Interfaces interfaces) {

    /**
     * Where it sends to.
     *
     * @param certificate the fingerprint of the one certificate that is accepted; null for the platform to decide
     */
    record Server(URI address, Supplier<@Nullable String> token, @Nullable String certificate) {}

    Origin origin(String device) {
        Path name = folder.getFileName();
        URI server = to.address();
        String authority = server.getHost() + (server.getPort() < 0 ? "" : ":" + server.getPort());
        return new Origin(name == null ? "" : name.toString(), device, server.getScheme() + "://" + authority, application,
                "outbox of this device", OutboxSync.TAG, Drain.RETRY_POLICY);
    }
}

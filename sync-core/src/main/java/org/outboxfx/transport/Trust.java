package org.outboxfx.transport;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Distrust;
import org.outboxfx.network.ServerCertificate;

/**
 * Which certificate is taken from a server (protocol, section 9).
 *
 * @param fingerprint of the one certificate that a person has accepted, whatever it says of name and time; null to leave it to
 *     the platform: an authority it trusts, the right host, the right time
 * @param told what stands against the server's certificate whenever that changes; null when nothing does any more. Called on the
 *     thread of the request; must not block
 */
public record Trust(@Nullable String fingerprint, Consumer<@Nullable Distrust> told) {

    /** @throws IllegalArgumentException if the fingerprint is none */
    public Trust {
        fingerprint = fingerprint == null ? null : ServerCertificate.fingerprint(fingerprint);
    }

    /** As the platform decides. */
    public static Trust platform() {
        return of(null);
    }

    /** @param fingerprint as for the record */
    public static Trust of(@Nullable String fingerprint) {
        return new Trust(fingerprint, _ -> {});
    }
}

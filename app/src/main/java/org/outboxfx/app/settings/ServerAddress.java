package org.outboxfx.app.settings;

import java.net.URI;
import java.util.Optional;

/** A server's address as people type it. */
final class ServerAddress {

    private ServerAddress() {}

    /** The address; {@code https} where none of http and https is said. Empty if it is none. */
    static Optional<URI> of(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(text.contains("://") ? text : "https://" + text);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null && address.getUserInfo() == null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

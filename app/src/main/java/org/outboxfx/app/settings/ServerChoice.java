package org.outboxfx.app.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A server to sync with.
 *
 * @param certificate SHA-256 fingerprint of the one certificate that the person has accepted there; null for the platform to decide
 */
public record ServerChoice(URI address, @Nullable String certificate) {}

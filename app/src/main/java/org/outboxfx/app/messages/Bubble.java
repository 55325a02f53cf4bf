package org.outboxfx.app.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.tick.Tick;

/**
 * A message as the window shows it.
 *
 * @param heldOpId the operation that can still be undone; null if none can
 * @param mine written on this device or by its person
 */
record Bubble(String id, String body, String sender, Instant written, boolean mine, Tick tick, @Nullable String heldOpId) {}

/** A sync server for tests, demonstrations and small teams: one handler per endpoint, one transaction per batch. */
@NullMarked
package org.outboxfx.server;

import org.jspecify.annotations.NullMarked;

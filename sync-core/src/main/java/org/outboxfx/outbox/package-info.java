/** The queue of what a person did and the server has not yet answered for. */
@NullMarked
package org.outboxfx.outbox;

import org.jspecify.annotations.NullMarked;

/** Requests to the server over HTTP, and what each kind of answer means. */
@NullMarked
package org.outboxfx.transport;

import org.jspecify.annotations.NullMarked;

/** The library's front door: {@link org.outboxfx.OutboxClient} and what it tells its listeners. */
@NullMarked
package org.outboxfx;

import org.jspecify.annotations.NullMarked;

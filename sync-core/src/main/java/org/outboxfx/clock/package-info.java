/** Time: the hybrid stamps that decide who wrote last, and the clock and alarms that everything else is given. */
@NullMarked
package org.outboxfx.clock;

import org.jspecify.annotations.NullMarked;

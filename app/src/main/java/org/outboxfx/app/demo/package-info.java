/** The tour: two devices and a server in one process, played without a display. */
@NullMarked
package org.outboxfx.app.demo;

import org.jspecify.annotations.NullMarked;

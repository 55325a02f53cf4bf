/** Stories shown on real windows: the tour, which needs no display, and the console beside two devices. */
@NullMarked
package org.outboxfx.app.demo;

import org.jspecify.annotations.NullMarked;

/** For tests of JavaFX programs that work offline: windows without a display, waiting for what is seen, and a cable to pull. */
@NullMarked
package org.outboxfx.testfx;

import org.jspecify.annotations.NullMarked;

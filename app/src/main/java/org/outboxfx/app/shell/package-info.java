/** The window: top bar, sidebar, pages, and the delivery panel beside them. */
@NullMarked
package org.outboxfx.app.shell;

import org.jspecify.annotations.NullMarked;

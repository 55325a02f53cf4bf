/** The program: its start, its profile and the one place where its parts are put together. */
@NullMarked
package org.outboxfx.app;

import org.jspecify.annotations.NullMarked;

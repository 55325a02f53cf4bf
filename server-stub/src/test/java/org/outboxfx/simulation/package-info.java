/** Several devices and their server in one thread: a seed decides what each does next and what the network makes of it. */
@NullMarked
package org.outboxfx.simulation;

import org.jspecify.annotations.NullMarked;

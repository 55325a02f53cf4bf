/** The small marks that tell how far a change has come. */
@NullMarked
package org.outboxfx.app.tick;

import org.jspecify.annotations.NullMarked;

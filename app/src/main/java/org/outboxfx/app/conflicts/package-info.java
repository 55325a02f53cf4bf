/** Edits that met: both values side by side, and the choice between them. */
@NullMarked
package org.outboxfx.app.conflicts;

import org.jspecify.annotations.NullMarked;

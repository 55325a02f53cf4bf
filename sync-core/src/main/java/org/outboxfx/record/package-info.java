/** Records with a stamp per field, changes to them, and the one merge rule that client and server share. */
@NullMarked
package org.outboxfx.record;

import org.jspecify.annotations.NullMarked;

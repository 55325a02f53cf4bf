/** What was wanted, queued and done, kept so that a later change of the record shows (docs/evidence.md). */
@NullMarked
package org.outboxfx.evidence;

import org.jspecify.annotations.NullMarked;

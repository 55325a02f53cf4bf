/** The delivery panel: what is drafted, queued, sent, and what needs a person. */
@NullMarked
package org.outboxfx.app.delivery;

import org.jspecify.annotations.NullMarked;

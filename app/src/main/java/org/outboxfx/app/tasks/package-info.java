/** Tasks and their lists. */
@NullMarked
package org.outboxfx.app.tasks;

import org.jspecify.annotations.NullMarked;

/** The local database: one writer, commits that survive a kill, recovery that never guesses. */
@NullMarked
package org.outboxfx.storage;

import org.jspecify.annotations.NullMarked;

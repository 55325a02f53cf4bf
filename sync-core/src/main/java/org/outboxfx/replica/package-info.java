/** This device's copy of the records: changed locally at once, merged with what is pulled. */
@NullMarked
package org.outboxfx.replica;

import org.jspecify.annotations.NullMarked;

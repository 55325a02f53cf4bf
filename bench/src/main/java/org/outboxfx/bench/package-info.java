/** What enqueueing and draining cost, beside the least that the same work can cost by hand. */
@NullMarked
package org.outboxfx.bench;

import org.jspecify.annotations.NullMarked;

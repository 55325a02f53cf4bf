/** What crosses the network: requests, answers, limits, and their JSON form. */
@NullMarked
package org.outboxfx.wire;

import org.jspecify.annotations.NullMarked;

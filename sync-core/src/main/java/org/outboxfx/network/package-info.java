/** Whether our own server can be reached, and who is told when that changes. */
@NullMarked
package org.outboxfx.network;

import org.jspecify.annotations.NullMarked;

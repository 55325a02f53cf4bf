@NullMarked
package org.outboxfx.server;

import org.jspecify.annotations.NullMarked;

/** The test kit: a clock that is moved by hand and a network that is switched by hand. */
@NullMarked
package org.outboxfx.testing;

import org.jspecify.annotations.NullMarked;

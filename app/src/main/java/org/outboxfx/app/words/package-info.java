/** All text a person reads, in each language. */
@NullMarked
package org.outboxfx.app.words;

import org.jspecify.annotations.NullMarked;

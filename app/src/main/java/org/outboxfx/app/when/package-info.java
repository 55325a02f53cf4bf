/** Days and times as people write and read them, in their language. */
@NullMarked
package org.outboxfx.app.when;

import org.jspecify.annotations.NullMarked;

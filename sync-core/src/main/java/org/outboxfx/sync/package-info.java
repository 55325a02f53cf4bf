/** The Background Sync API: tags are registered, kept on disk, and fire when there is connectivity. */
@NullMarked
package org.outboxfx.sync;

import org.jspecify.annotations.NullMarked;

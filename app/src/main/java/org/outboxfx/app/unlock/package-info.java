/** Asks for the passphrase before an encrypted device is opened. */
@NullMarked
package org.outboxfx.app.unlock;

import org.jspecify.annotations.NullMarked;

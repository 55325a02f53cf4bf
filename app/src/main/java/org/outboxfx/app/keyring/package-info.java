/** The desktop's own place for secrets, where it has one. */
@NullMarked
package org.outboxfx.app.keyring;

import org.jspecify.annotations.NullMarked;

/** What a person is asked before something is sent: late work again, and who they are. */
@NullMarked
package org.outboxfx.app.confirmation;

import org.jspecify.annotations.NullMarked;

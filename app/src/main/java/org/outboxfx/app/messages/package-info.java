/** Conversations, the composer and its drafts. */
@NullMarked
package org.outboxfx.app.messages;

import org.jspecify.annotations.NullMarked;

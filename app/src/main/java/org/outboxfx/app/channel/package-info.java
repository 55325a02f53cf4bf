/** One process per profile, and the local channel by which others have it do something for them. */
@NullMarked
package org.outboxfx.app.channel;

import org.jspecify.annotations.NullMarked;

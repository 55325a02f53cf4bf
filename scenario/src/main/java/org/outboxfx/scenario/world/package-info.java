/** What a story is played in: real clients with their databases, a real server, and a network between them that obeys. */
@NullMarked
package org.outboxfx.scenario.world;

import org.jspecify.annotations.NullMarked;

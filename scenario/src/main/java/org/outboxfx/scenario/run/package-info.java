/** Plays a scenario and says what came of it. */
@NullMarked
package org.outboxfx.scenario.run;

import org.jspecify.annotations.NullMarked;

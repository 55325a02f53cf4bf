/** Whole windows without a display: what a person does, and what is then to be seen. */
@NullMarked
package org.outboxfx.app.journeys;

import org.jspecify.annotations.NullMarked;

/** What every view needs of JavaFX: the way onto its thread, theme, fonts, icons and pictures of windows. */
@NullMarked
package org.outboxfx.app.fx;

import org.jspecify.annotations.NullMarked;

/** What every view-model works with. */
@NullMarked
package org.outboxfx.app.desk;

import org.jspecify.annotations.NullMarked;

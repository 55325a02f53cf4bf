/** Tasks to and from files of other programs: todo.txt, iCalendar and CSV. */
@NullMarked
package org.outboxfx.app.exchange;

import org.jspecify.annotations.NullMarked;

/** A form that is posted when there is connectivity, and the program around it. */
@NullMarked
package org.outboxfx.example;

import org.jspecify.annotations.NullMarked;

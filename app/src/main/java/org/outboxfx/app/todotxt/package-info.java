/** Reading todo.txt files and turning their lines into tasks. */
@NullMarked
package org.outboxfx.app.todotxt;

import org.jspecify.annotations.NullMarked;

/** The evidence in a person's words: what was wanted, queued and done, to be filtered, verified, exported and erased. */
@NullMarked
package org.outboxfx.app.activity;

import org.jspecify.annotations.NullMarked;

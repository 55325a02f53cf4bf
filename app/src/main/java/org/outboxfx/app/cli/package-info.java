/** The command line: every command is one function over the device, run in whichever process has it open. */
@NullMarked
package org.outboxfx.app.cli;

import org.jspecify.annotations.NullMarked;

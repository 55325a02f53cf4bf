/** Where the server's tables are: in a file that one process holds, or on PostgreSQL for as many as it takes. */
@NullMarked
package org.outboxfx.server.database;

import org.jspecify.annotations.NullMarked;

package org.outboxfx.outbox;

import java.time.InstantSource;

/** What the parts of the outbox share: its rows, what becomes of them, who waits for whom, who must be asked, the clock. */
record Workings(EntryStore store, Movements movements, Dependents dependents, Revalidation revalidation, InstantSource time) {}

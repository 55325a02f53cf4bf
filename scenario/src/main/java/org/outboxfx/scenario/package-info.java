/** Stories of devices, networks and a server, as they are written in files (docs/scenarios.md). */
@NullMarked
package org.outboxfx.scenario;

import org.jspecify.annotations.NullMarked;

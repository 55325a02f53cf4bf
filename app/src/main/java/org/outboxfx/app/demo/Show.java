package org.outboxfx.app.demo;

import java.util.List;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.world.World;

/** Those who watch a story: told on threads of the story, and must not block. */
interface Show {

    /**
     * Where the story is.
     *
     * @param done how many steps are over
     * @param failures what has not gone as it tells
     */
    record Progress(int done, int steps, String caption, List<String> failures) {
        public Progress {
            failures = List.copyOf(failures);
        }

        boolean isOver() {
            return done >= steps;
        }
    }

    /** A story is on: its devices are there, and nothing has happened yet. */
    void opened(Scenario story, World world);

    void progressed(Progress progress);

    /** Something has crossed the wire, or a device is in another network. */
    void changed();

    void playing(boolean now);
}

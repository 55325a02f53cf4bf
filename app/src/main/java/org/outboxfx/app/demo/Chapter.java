package org.outboxfx.app.demo;

import java.util.List;
import org.outboxfx.scenario.world.Crossing;

/**
 * A part of the tour: what is told, what it looks like when it is over, and what has crossed the wire meanwhile.
 *
 * @param files the pictures' names, one for each device
 */
record Chapter(String caption, List<String> files, List<Crossing> crossings) {

    Chapter {
        files = List.copyOf(files);
        crossings = List.copyOf(crossings);
    }
}

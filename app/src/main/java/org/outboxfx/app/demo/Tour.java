package org.outboxfx.app.demo;

import java.nio.file.Path;
import java.util.List;

/** The tour. */
public final class Tour {

    private Tour() {}

    public static List<Picture> play(Path folder) throws Exception {
        throw new UnsupportedOperationException("Not yet: " + folder);
    }
}

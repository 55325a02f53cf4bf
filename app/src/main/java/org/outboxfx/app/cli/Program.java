package org.outboxfx.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the command line needs of the program around it. */
public interface Program {

    /** Not an exit code: the process goes on until its window is closed. */
    int WINDOW_IS_OPEN = -1;

    /** Name and version. */
    String version();

    /** The profile of who names none. */
    Path standardProfile();

    /** The name under which messages are written. */
    String person();

    /** The language in which a profile's owner types days and times. */
    Locale language(Path profile);

    /**
     * Opens a profile's device; the caller holds the profile. Blocks.
     *
     * @throws RuntimeException with a message for the person, if it cannot be opened
     */
    Device open(Path profile, Device.Reach reach);

    /** What can be said of a profile and this machine without opening anything. */
    List<Finding> examine(Path profile);

    /** Whether the server of a profile takes this device. Blocks for the network; empty if the server is inside. */
    Optional<Finding> askServer(Path profile);

    /**
     * Opens the window, or plays the tour. Blocks until it is there.
     *
     * @return an exit code, or {@link #WINDOW_IS_OPEN}
     */
    int openWindow(WindowStart start) throws Exception;
}

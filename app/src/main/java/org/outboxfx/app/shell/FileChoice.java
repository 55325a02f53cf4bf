package org.outboxfx.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person for a file. A display is needed for the real one, so tests and the tour bring their own. */
@FunctionalInterface
public interface FileChoice {

    Optional<Path> choose();
}

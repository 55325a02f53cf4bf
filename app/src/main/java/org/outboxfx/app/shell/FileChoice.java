package org.outboxfx.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person for a file. A display is needed for the real one, so tests and the tour bring their own. */
public interface FileChoice {

    /** Chooses none, as someone does who closes the dialog. */
    FileChoice NONE = new FileChoice() {
        @Override
        public Optional<Path> toRead() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toWrite() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toWriteEvidence() {
            return Optional.empty();
        }
    };

    /** A file of tasks that is there. */
    Optional<Path> toRead();

    /** A file of tasks that is made, or written anew. */
    Optional<Path> toWrite();

    /** A file of evidence that is made, or written anew. */
    Optional<Path> toWriteEvidence();
}

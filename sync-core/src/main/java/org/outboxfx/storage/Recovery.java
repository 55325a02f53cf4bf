package org.outboxfx.storage;

import java.nio.file.Path;
import java.time.Instant;

/** What opening the database found, and what was done about it. */
public sealed interface Recovery {

    /** There was no database; an empty one was made. */
    record FirstRun() implements Recovery {
        @Override
        public String sentence() {
            return "A new database was created.";
        }
    }

    /** The database had been closed properly. */
    record NotNeeded() implements Recovery {
        @Override
        public String sentence() {
            return "The database was closed properly the last time.";
        }
    }

    /**
     * The program had ended without closing the database. Everything acknowledged is there: all tables and indexes were
     * read and agree.
     *
     * @param asFound a copy of the file as it was found; the next such recovery replaces it
     */
    record Recovered(Path asFound) implements Recovery {
        @Override
        public String sentence() {
            return "The program had ended without closing its database. The database was checked and is whole.";
        }
    }

    /**
     * The file was damaged beyond repair, or missing, and the newest verified backup took its place. What was saved after
     * the backup was made and had not been sent is not in it.
     *
     * @param damaged where the damaged file, or if it was missing the backup, is kept
     * @param backupTime when the backup was made
     * @param reason what was wrong, in plain words
     */
    record Restored(Path damaged, Instant backupTime, String reason) implements Recovery {
        @Override
        public String sentence() {
            return "The database could not be read (" + reason + "), so the backup of " + backupTime
                    + " was restored. Changes saved after that and not yet sent are missing. The file as it was is kept at "
                    + damaged + ".";
        }
    }

    /** The same in plain words, for a person. */
    String sentence();
}

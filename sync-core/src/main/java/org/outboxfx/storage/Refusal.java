package org.outboxfx.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Decides whether a file that could not be opened is damaged, or only out of reach: then nothing may be repaired. */
final class Refusal {

    private final DatabaseFiles files;
    private final @Nullable IOException faultBefore = DiskFaults.latest();

    /** Begins to watch the disk. */
    Refusal(DatabaseFiles files) {
        this.files = files;
    }

    /** @throws StorageException if the disk refused something since the beginning, or someone else has the file open */
    void unlessDamaged(Throwable fault) {
        ifDiskFailed();
        if (Faults.isInputOutput(fault) || Faults.isInUse(fault)) {
            throw cannotOpen(Faults.reason(fault), fault);
        }
    }

    /** @throws StorageException if the disk refused something since the beginning, even if H2 made do without it */
    void ifDiskFailed() {
        IOException diskFault = DiskFaults.latest();
        if (diskFault != null && !diskFault.equals(faultBefore)) {
            throw cannotOpen(Faults.reason(diskFault), diskFault);
        }
    }

    private StorageException cannotOpen(String reason, Throwable fault) {
        return new StorageException("Cannot open the database " + files.main() + ": " + reason
                + ". Its content was not changed; try again once the disk works and has room.", fault);
    }
}

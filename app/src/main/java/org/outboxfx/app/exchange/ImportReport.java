package org.outboxfx.app.exchange;

import java.util.List;

/**
 * What a file would bring in, and once it is imported what it has brought.
 *
 * @param added tasks that are new
 * @param alreadyHere tasks that were here before, with the same title, list, creation and due date
 * @param lists lists that are made for those the file names and which are not here
 * @param malformed places that could not be read and are left out
 * @param remarks what is left out of tasks that are brought in, or taken otherwise
 */
public record ImportReport(String file, Stage stage, int added, int alreadyHere, int lists, List<TaskLine.Malformed> malformed,
        List<TaskLine.Remark> remarks) {

    /** Whether it is still to be decided. */
    public enum Stage {
        PLANNED, DONE
    }

    ImportReport done() {
        return new ImportReport(file, Stage.DONE, added, alreadyHere, lists, malformed, remarks);
    }
}

package org.outboxfx.network;

/**
 * What is believed of the network, as a pure function of what was found. Quick to believe that the server is there, slow
 * to believe that it is gone: one lost packet must not stop everything.
 *
 * @param doubts findings in a row that contradict being online
 */
record Standing(Reachability shown, int doubts) {

    /** Findings in a row that it takes to go down. */
    static final int DOWN_AFTER = 2;

    Standing after(Reachability finding) {
        if (finding == Reachability.ONLINE || shown != Reachability.ONLINE || doubts + 1 >= DOWN_AFTER) {
            return new Standing(finding, 0);
        }
        return new Standing(shown, doubts + 1);
    }

    boolean isInDoubt() {
        return doubts > 0;
    }
}

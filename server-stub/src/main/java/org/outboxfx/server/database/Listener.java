package org.outboxfx.server.database;

import java.util.Set;

/** Someone in this process who follows the workspaces' feeds. Called on a thread of the database; must not block. */
public interface Listener {

    /** A feed has come so far at the least. */
    void advanced(String workspace, long position);

    /** Announcements may have been missed: how far feeds have come is not known any more. */
    void lostTrack();

    /** The workspaces whose next commit someone waits for. */
    Set<String> awaited();
}

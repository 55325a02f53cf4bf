package org.outboxfx.server;

import java.time.Duration;
import org.outboxfx.server.database.ServerDatabase;

/** How far the workspaces' feeds have come, and what of them may be shown. Thread-safe. */
interface Horizon {

    /** Whether the feed has ever come as far as this position. May ask the database. */
    boolean reaches(String workspace, long position);

    /**
     * Waits until everything up to a position that was read is durable: whoever was shown more would miss its successor after
     * a power loss.
     *
     * @return false if that took too long
     */
    boolean awaitDurable(String workspace, long position, Duration patience);

    static Horizon of(ServerDatabase database, ChangeStore store, Feed feed) {
        return switch (database.writers()) {
            case THIS_PROCESS -> new Own(feed);
            case SEVERAL_PROCESSES -> new Shared(database, store, feed);
        };
    }

    /** All commits go through this process, so it knows every end. A commit is visible shortly before it is durable. */
    record Own(Feed feed) implements Horizon {

        @Override
        public boolean reaches(String workspace, long position) {
            return position <= feed.end(workspace);
        }

        @Override
        public boolean awaitDurable(String workspace, long position, Duration patience) {
            return position <= feed.end(workspace) || feed.awaitBeyond(workspace, position - 1, patience);
        }
    }

    /** Others commit too, so the database is asked for what is not known here. What is visible in it is durable. */
    record Shared(ServerDatabase database, ChangeStore store, Feed feed) implements Horizon {

        @Override
        public boolean reaches(String workspace, long position) {
            if (!feed.knows(workspace) || position > feed.end(workspace)) {
                feed.advanced(workspace, database.read(tx -> store.end(tx, workspace)));
            }
            return position <= feed.end(workspace);
        }

        @Override
        public boolean awaitDurable(String workspace, long position, Duration patience) {
            feed.advanced(workspace, position);
            return true;
        }
    }
}

package org.outboxfx.app.cli;

import org.outboxfx.OutboxClient;

/** A device that a command works on, open for as long as the command runs. */
public interface Device extends AutoCloseable {

    /** What a device is opened for. */
    enum Reach {
        /** Reading and queueing: the network is not touched. */
        DISK,
        /** Sending and fetching too. */
        SERVER
    }

    OutboxClient client();

    /** Blocks, for a bounded time. */
    @Override
    void close();
}

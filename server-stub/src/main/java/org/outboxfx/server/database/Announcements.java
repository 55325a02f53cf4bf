package org.outboxfx.server.database;

/** Tells other processes on the same database how far feeds have come, and hears it from them. Thread-safe. */
public interface Announcements extends AutoCloseable {

    /** Tells that a feed has come so far. Does not block, and is not certain to arrive. */
    void announce(String workspace, long position);

    @Override
    void close();
}

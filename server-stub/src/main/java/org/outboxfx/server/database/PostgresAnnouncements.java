package org.outboxfx.server.database;

/** Announcements by LISTEN and NOTIFY, on a channel that belongs to the schema of the server's tables. */
final class PostgresAnnouncements implements Announcements {

    private final Telling telling;
    private final Hearing hearing;

    PostgresAnnouncements(Telling telling, Hearing hearing) {
        this.telling = telling;
        this.hearing = hearing;
    }

    void start() {
        telling.start();
        hearing.start();
    }

    /** Workspaces' names hold neither the colon nor the blank that stands between two of these. */
    static String payload(String workspace, long position) {
        return workspace + ":" + position;
    }

    static void pass(String payload, Listener listener) {
        int colon = payload.lastIndexOf(':');
        listener.advanced(payload.substring(0, colon), Long.parseLong(payload.substring(colon + 1)));
    }

    @Override
    public void announce(String workspace, long position) {
        telling.add(workspace, position);
    }

    /** Tells what is still to be told, then ends both threads. */
    @Override
    public void close() {
        telling.close();
        hearing.close();
    }
}

package org.outboxfx.wire;

/**
 * The furthest point of a server's history that a client knows of, by the feed or by an answer. A server whose database
 * was replaced by an empty or an older one does not lead there, and says so instead of going on as if nothing were missing.
 *
 * @param epoch names the run of the server that wrote this part of the feed
 * @param seen a feed position that was given in it
 */
public record HistoryMark(String epoch, long seen) {}

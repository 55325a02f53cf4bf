package org.outboxfx.app.messages;

/**
 * A conversation in the sidebar.
 *
 * @param latest the beginning of its newest message; empty if there is none
 * @param drafted a draft waits in it
 */
public record Conversation(String id, String title, String latest, boolean drafted) {}

package org.outboxfx.app.messages;

import java.util.List;

/**
 * A conversation in the sidebar.
 *
 * @param members who is in it, by name
 * @param latest its newest message; empty if there is none
 * @param drafted a draft waits in it
 * @param unread messages of others that have not been seen on this device
 */
public record Conversation(String id, String title, List<String> members, String latest, boolean drafted, int unread) {}

package org.outboxfx.evidence;

/**
 * Where evidence comes from: what many rows have in common.
 *
 * @param profile the profile's name
 * @param device the device's id
 * @param server the server's address, without any credentials
 * @param application name and version of the program
 * @param queue where entries are queued
 * @param tag the sync tag under which they are sent
 * @param retry the retry policy
 */
public record Origin(String profile, String device, String server, String application, String queue, String tag, String retry) {}

package org.outboxfx.app.when;

/**
 * What some words of a line mean.
 *
 * @param words how many words it is said with, at least one
 */
public record Found<T>(T value, int words) {}

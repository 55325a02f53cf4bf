package org.outboxfx.app.tasks;

/**
 * What some words of a line mean.
 *
 * @param words how many words it is said with, at least one
 */
record Found<T>(T value, int words) {}

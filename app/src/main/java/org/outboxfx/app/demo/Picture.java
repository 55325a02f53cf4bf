package org.outboxfx.app.demo;

/** A picture of the tour: its file's name and what is to be seen. */
public record Picture(String file, String caption) {}

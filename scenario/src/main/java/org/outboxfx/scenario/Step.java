package org.outboxfx.scenario;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happens.
 *
 * @param line where it stands in the file, from 1
 * @param caption what to tell who watches, from this step on; null to leave what was told before
 */
public record Step(int line, @Nullable String caption, Action action) {}

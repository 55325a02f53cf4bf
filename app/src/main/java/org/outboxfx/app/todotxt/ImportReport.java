package org.outboxfx.app.todotxt;

import java.util.List;

/**
 * What became of a file.
 *
 * @param added tasks that are new
 * @param alreadyHere tasks that were here before, with the same title, list, creation and due date
 * @param lists lists that were made for projects without one
 */
public record ImportReport(String file, int added, int alreadyHere, int lists, List<TodoLine.Malformed> malformed) {}

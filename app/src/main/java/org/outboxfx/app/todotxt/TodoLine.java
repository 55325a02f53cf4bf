package org.outboxfx.app.todotxt;

import java.util.List;

/** What is found on one line of a todo.txt file. */
sealed interface TodoLine {

    /** The line's number in the file, from 1. */
    int number();

    /**
     * A task. Absent texts are empty.
     *
     * @param title the description without project, contexts and due date; other {@code key:value} pairs stay in it
     * @param project the first {@code +project}, without the plus; further ones stay in the title
     * @param priority a letter from A to Z
     */
    record Task(int number, String title, boolean done, String completed, String priority, String created, String project,
            List<String> contexts, String due) implements TodoLine {}

    /**
     * A line that is no task.
     *
     * @param found the part of the line that is wrong, shortened
     */
    record Malformed(int number, Fault fault, String found) implements TodoLine {}

    /** What can be wrong with a line. */
    enum Fault {
        /** A date where the format wants one, which no calendar has: {@code 2026-02-30}. */
        NO_SUCH_DATE,
        /** A {@code due:} that is followed by anything but a date. */
        DUE_NOT_A_DATE,
        /** Nothing is left once mark, priority, dates, project, contexts and due date are taken away. */
        NO_DESCRIPTION,
        /** A character below the space that is no tab. */
        CONTROL_CHARACTER,
        /** Bytes that are not UTF-8. */
        NOT_UTF_8,
        /** Longer than {@value TodoTxt#MAX_LINE} characters. */
        TOO_LONG
    }

    /** Ends the reading of a line at its first fault. */
    final class FaultFound extends Exception {

        private static final long serialVersionUID = 1L;
        private final Fault fault;
        private final String found;

        FaultFound(Fault fault, String found) {
            super(fault + ": " + found);
            this.fault = fault;
            this.found = found;
        }

        Malformed at(int number) {
            return new Malformed(number, fault, shortened(found));
        }

        private static String shortened(String text) {
            return text.length() <= 40 ? text : text.substring(0, 39) + "…";
        }
    }
}

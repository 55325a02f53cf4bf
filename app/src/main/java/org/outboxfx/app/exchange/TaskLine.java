package org.outboxfx.app.exchange;

/** What is found at one place of a file. */
public sealed interface TaskLine {

    /** The number of the line in the file at which it begins, from 1. */
    int number();

    record Task(int number, FileTask task) implements TaskLine {}

    /**
     * A place that is no task; it is left out.
     *
     * @param found the part that is wrong, shortened
     */
    record Malformed(int number, Fault fault, String found) implements TaskLine {}

    /** Something of a task that was left out, while the task itself is here. */
    record Remark(int number, Fault fault, String found) implements TaskLine {}

    /** What can be wrong. */
    enum Fault {
        /** A date where the format wants one, which no calendar has: {@code 2026-02-30}. */
        NO_SUCH_DATE,
        /** A {@code due:} that is followed by anything but a date, or such a cell of a table. */
        DUE_NOT_A_DATE,
        /** Nothing is left once mark, priority, dates, project, contexts and due date are taken away. */
        NO_DESCRIPTION,
        /** A character below the space that is no tab. */
        CONTROL_CHARACTER,
        /** Bytes that are not UTF-8. */
        NOT_UTF_8,
        /** Longer than {@value TodoTxt#MAX_LINE} characters. */
        TOO_LONG,
        /** Not a part of iCalendar, or one that breaks its rules. */
        NOT_ICALENDAR,
        /** A task that comes again; its next date only is taken. */
        REPEATS,
        /** A task that was given up; it comes in as done. */
        CANCELLED,
        /** A zone that is not known; times in it are taken as one's own. */
        NO_SUCH_ZONE,
        /** Something that a task of ours cannot hold. */
        NO_PLACE,
        /** A table without a column for the title. */
        NO_TITLE_COLUMN,
        /** A table that breaks off within quotation marks. */
        NOT_CSV
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
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
    }
}

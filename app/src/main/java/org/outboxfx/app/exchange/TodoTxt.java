package org.outboxfx.app.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads and writes the todo.txt format (https://github.com/todotxt/todo.txt): one task a line, {@code x} for done, dates,
 * {@code (A)} for the priority, {@code +project}, {@code @context}, {@code due:2026-11-30}. A line that breaks the format
 * is reported with its number and does not keep the others from being read; blank lines are nothing.
 */
final class TodoTxt {

    static final int MAX_LINE = 4096;
    private static final byte NEWLINE = '\n';
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern PRIORITY = Pattern.compile("\\(([A-Z])\\)");
    private static final Pattern KEPT_PRIORITY = Pattern.compile("pri:([A-Z])");
    private static final Pattern FURTHER_PROJECT = Pattern.compile("(^| )\\+\\S");
    private static final Pattern TIME = Pattern.compile("time:([01]\\d|2[0-3]):([0-5]\\d)");

    private TodoTxt() {}

    /** Every line that is not blank, in the file's order. */
    static List<TaskLine> read(byte[] file) {
        var lines = new ArrayList<TaskLine>();
        int number = 0;
        int start = startsWithByteOrderMark(file) ? 3 : 0;
        while (start < file.length) {
            int end = start;
            while (end < file.length && file[end] != NEWLINE) {
                end++;
            }
            number++;
            read(Arrays.copyOfRange(file, start, end), number, lines);
            start = end + 1;
        }
        return lines;
    }

    /**
     * One line for each task. Notes have no place in the format; the time of a due date goes into a {@code time:} of its own,
     * and a list's name loses its spaces.
     */
    static byte[] write(List<FileTask> tasks) {
        var text = new StringBuilder();
        for (FileTask task : tasks) {
            var words = new ArrayList<String>();
            words.add(task.done() ? "x" : "");
            words.add(task.done() || task.priority().isEmpty() ? "" : "(" + task.priority() + ")");
            // A done task with one date only would have it taken for the day it was done.
            words.add(task.done() && task.completed().isEmpty() ? task.created() : task.completed());
            words.add(task.created());
            String title = task.title().replaceAll("\\s+", " ").strip();
            String project = task.list().isEmpty() ? "" : "+" + task.list().strip().replaceAll("\\s+", "-");
            // The first project of a line is the list; of others the title keeps their words.
            boolean others = FURTHER_PROJECT.matcher(title).find();
            words.add(others ? project : title);
            words.add(others ? title : project);
            task.contexts().forEach(context -> words.add("@" + context));
            words.add(task.due().isEmpty() ? "" : "due:" + task.dueDay());
            words.add(task.dueTime().isEmpty() ? "" : "time:" + task.dueTime());
            words.add(task.done() && !task.priority().isEmpty() ? "pri:" + task.priority() : "");
            words.removeIf(String::isEmpty);
            text.append(String.join(" ", words)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean startsWithByteOrderMark(byte[] file) {
        return file.length >= 3 && file[0] == (byte) 0xef && file[1] == (byte) 0xbb && file[2] == (byte) 0xbf;
    }

    private static void read(byte[] bytes, int number, List<TaskLine> into) {
        try {
            String line = decoded(bytes).strip();
            if (!line.isEmpty()) {
                into.add(task(line, number));
            }
        } catch (TaskLine.FaultFound fault) {
            into.add(fault.at(number));
        }
    }

    private static String decoded(byte[] bytes) throws TaskLine.FaultFound {
        String line;
        try {
            line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new TaskLine.FaultFound(TaskLine.Fault.NOT_UTF_8, new String(bytes, StandardCharsets.UTF_8));
        }
        if (line.length() > MAX_LINE) {
            throw new TaskLine.FaultFound(TaskLine.Fault.TOO_LONG, line);
        }
        if (line.strip().chars().anyMatch(character -> character != '\t' && Character.isISOControl(character))) {
            throw new TaskLine.FaultFound(TaskLine.Fault.CONTROL_CHARACTER, line.replaceAll("\\p{Cntrl}", "\u2423"));
        }
        return line;
    }

    private static TaskLine.Task task(String line, int number) throws TaskLine.FaultFound {
        Deque<String> words = new ArrayDeque<>(List.of(line.split("\\s+")));
        boolean done = take(words, "x");
        String priority = takePriority(words);
        String first = takeDate(words);
        String second = done ? takeDate(words) : "";
        if (priority.isEmpty()) {
            priority = takePriority(words);
        }
        // Of a done task the first date is the day it was done; the format has a creation date only behind that.
        return new Description(words).read(number, done, priority, done ? first : "", done ? second : first);
    }

    private static boolean take(Deque<String> words, String word) {
        return word.equals(words.peekFirst()) && words.pollFirst() != null;
    }

    private static String takePriority(Deque<String> words) {
        var letter = PRIORITY.matcher(String.valueOf(words.peekFirst()));
        if (!letter.matches()) {
            return "";
        }
        words.removeFirst();
        return letter.group(1);
    }

    private static String takeDate(Deque<String> words) throws TaskLine.FaultFound {
        String word = words.peekFirst();
        if (word == null || !DATE.matcher(word).matches()) {
            return "";
        }
        words.removeFirst();
        return checked(word, TaskLine.Fault.NO_SUCH_DATE, word);
    }

    private static String checked(String date, TaskLine.Fault fault, String found) throws TaskLine.FaultFound {
        try {
            return LocalDate.parse(date).toString();
        } catch (DateTimeException e) {
            throw new TaskLine.FaultFound(fault, found);
        }
    }

    /** The words behind mark, priority and dates. */
    private record Description(Deque<String> words) {

        TaskLine.Task read(int number, boolean done, String priority, String completed, String created)
                throws TaskLine.FaultFound {
            var title = new ArrayList<String>();
            var contexts = new ArrayList<String>();
            String project = "";
            String due = "";
            String time = "";
            String itsPriority = priority;
            for (String word : words) {
                var kept = KEPT_PRIORITY.matcher(word);
                if (word.length() > 1 && word.startsWith("+") && project.isEmpty()) {
                    project = word.substring(1);
                } else if (word.length() > 1 && word.startsWith("@")) {
                    contexts.add(word.substring(1));
                } else if (word.startsWith("due:")) {
                    due = checked(word.substring("due:".length()), TaskLine.Fault.DUE_NOT_A_DATE, word);
                } else if (TIME.matcher(word).matches() && time.isEmpty()) {
                    time = "T" + word.substring("time:".length());
                } else if (done && itsPriority.isEmpty() && kept.matches()) {
                    itsPriority = kept.group(1);
                } else {
                    title.add(word);
                }
            }
            if (title.isEmpty()) {
                throw new TaskLine.FaultFound(TaskLine.Fault.NO_DESCRIPTION, String.join(" ", words));
            }
            return new TaskLine.Task(number, new FileTask(String.join(" ", title), "", done, due.isEmpty() ? "" : due + time,
                    itsPriority, project, contexts, created, completed));
        }
    }
}

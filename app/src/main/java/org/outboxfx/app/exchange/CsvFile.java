package org.outboxfx.app.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads and writes tables with a line of column names first. Columns are known by their names, in whatever order, as
 * spreadsheets and Todoist call them; commas, semicolons and tabs part them.
 */
final class CsvFile {

    static final List<String> COLUMNS = List.of("title", "notes", "done", "due", "priority", "list", "contexts", "created",
            "completed");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true).setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL).setIgnoreEmptyLines(true)
            .get();

    private CsvFile() {}

    static List<TaskLine> read(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return List.copyOf(read(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            return List.of(new TaskLine.Malformed(1, TaskLine.Fault.NOT_UTF_8,
                    TaskLine.shortened(new String(file, StandardCharsets.UTF_8).lines().findFirst().orElse(""))));
        }
    }

    private static List<TaskLine> read(String table) {
        String heading = table.lines().findFirst().orElse("");
        var found = new ArrayList<TaskLine>();
        try (var parser = CSVParser.parse(new StringReader(table), FORMAT.builder().setDelimiter(delimiter(heading)).get())) {
            var columns = CsvColumns.of(parser.getHeaderNames());
            if (columns.isEmpty()) {
                found.add(new TaskLine.Malformed(1, TaskLine.Fault.NO_TITLE_COLUMN, TaskLine.shortened(heading)));
                return found;
            }
            var reading = new CsvRows(columns.get(), found);
            long line = parser.getCurrentLineNumber() + 1;
            for (var row : parser) {
                reading.read(row, (int) line);
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException | IOException e) {
            // The parser ends here: what stands behind cannot be told apart.
            int last = (int) table.lines().count();
            found.add(new TaskLine.Malformed(last, TaskLine.Fault.NOT_CSV,
                    TaskLine.shortened(table.lines().skip(Math.max(0, last - 1)).findFirst().orElse(""))));
        }
        return found;
    }

    /** Whichever stands in the line of names most often. */
    private static char delimiter(String heading) {
        char best = ',';
        for (char candidate : new char[]{';', '\t'}) {
            if (count(heading, candidate) > count(heading, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    static byte[] write(List<FileTask> tasks) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180.builder().setHeader(COLUMNS.toArray(String[]::new)).get())) {
            for (FileTask task : tasks) {
                printer.printRecord(task.title(), task.notes(), task.done() ? "yes" : "no", task.due().replace('T', ' '),
                        task.priority().toUpperCase(Locale.ROOT), task.list(), String.join(" ", task.contexts()), task.created(),
                        task.completed());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the table: " + e.getMessage(), e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

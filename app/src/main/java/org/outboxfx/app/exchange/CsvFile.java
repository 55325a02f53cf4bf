package org.outboxfx.app.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads and writes tables with a line of column names first. Columns are known by their names, in whatever order, as
 * spreadsheets, Todoist and Taskwarrior call them; commas, semicolons and tabs part them.
 */
final class CsvFile {

    static final List<String> COLUMNS = List.of("title", "notes", "done", "due", "priority", "list", "contexts", "created",
            "completed");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true).setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL).setIgnoreEmptyLines(true)
            .get();

    private CsvFile() {}

    static List<TaskLine> read(byte[] file, ZoneId zone) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return List.copyOf(read(text.startsWith("\uFEFF") ? text.substring(1) : text, zone));
        } catch (CharacterCodingException e) {
            return List.of(new TaskLine.Malformed(1, TaskLine.Fault.NOT_UTF_8,
                    TaskLine.shortened(new String(file, StandardCharsets.UTF_8).lines().findFirst().orElse(""))));
        }
    }

    /** @param line the one it begins on */
    private record Row(CSVRecord cells, int line) {}

    private static List<TaskLine> read(String table, ZoneId zone) {
        String heading = table.lines().findFirst().orElse("");
        var found = new ArrayList<TaskLine>();
        var rows = new ArrayList<Row>();
        try (var parser = CSVParser.parse(new StringReader(table), FORMAT.builder().setDelimiter(delimiter(heading)).get())) {
            var columns = CsvColumns.of(parser.getHeaderNames());
            if (columns.isEmpty()) {
                return List.of(new TaskLine.Malformed(1, TaskLine.Fault.NO_TITLE_COLUMN, TaskLine.shortened(heading)));
            }
            var broken = rows(parser, rows, table);
            var cells = rows.stream().map(Row::cells).toList();
            columns.get().filled(cells).forEach(name -> found
                    .add(new TaskLine.Remark(1, TaskLine.Fault.NO_PLACE, TaskLine.shortened(name))));
            var reading = new CsvRows(columns.get(), new CsvDates(zone, columns.get().dates(cells)), found);
            rows.forEach(row -> reading.read(row.cells(), row.line()));
            broken.ifPresent(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table: " + e.getMessage(), e);
        }
        return found;
    }

    private static Optional<TaskLine> rows(CSVParser parser, List<Row> into, String table) {
        try {
            long line = parser.getCurrentLineNumber() + 1;
            for (var row : parser) {
                into.add(new Row(row, (int) line));
                line = parser.getCurrentLineNumber() + 1;
            }
            return Optional.empty();
        } catch (UncheckedIOException e) {
            // The parser ends here: what stands behind cannot be told apart.
            int last = (int) table.lines().count();
            return Optional.of(new TaskLine.Malformed(last, TaskLine.Fault.NOT_CSV,
                    TaskLine.shortened(table.lines().skip(Math.max(0, last - 1)).findFirst().orElse(""))));
        }
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

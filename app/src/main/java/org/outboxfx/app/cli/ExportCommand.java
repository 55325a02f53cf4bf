package org.outboxfx.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.outboxfx.app.exchange.FileFormat;
import org.outboxfx.app.exchange.FileTask;
import org.outboxfx.app.exchange.TaskFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Writes all tasks to a file: todo.txt, iCalendar (.ics) or a table (.csv), as its ending says.", footer = {
        "", "Examples:", "  outboxfx export todo.txt", "  outboxfx export tasks.csv --json"})
final class ExportCommand extends DeviceCommand {

    @Parameters(paramLabel = "FILE", description = "The file; an existing one is replaced.")
    private Path file = Path.of("");

    /**
     * In JSON.
     *
     * @param shortened how many tasks hold something that the format has no place for
     */
    record Line(String file, int tasks, long shortened) {}

    @Override
    Exit run(Session session) {
        Path target = session.file(file);
        List<FileTask> written = session.await(TaskFiles.write(session.client(), target, session.zone()));
        long shortened = written.stream().filter(FileFormat.of(target)::loses).count();
        session.printer().line(written.size() + " tasks were written to " + target + "."
                + (shortened == 0 ? "" : " " + shortened + " lost their notes, for which the format has no place."));
        session.printer().json(new Line(target.toString(), written.size(), shortened));
        return Exit.DONE;
    }
}

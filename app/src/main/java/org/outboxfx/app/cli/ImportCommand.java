package org.outboxfx.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.outboxfx.app.exchange.ImportPlan;
import org.outboxfx.app.exchange.ImportReport;
import org.outboxfx.app.exchange.TaskFiles;
import org.outboxfx.app.exchange.TaskLine;
import org.outboxfx.outbox.OutboxEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import", description = "Brings in the tasks of a file: todo.txt, iCalendar (.ics) or a table (.csv). What is here already is left out, so a second time adds nothing; what cannot be understood is named with its line.", footer = {
        "", "Examples:", "  outboxfx import todo.txt --dry-run", "  outboxfx import calendar.ics --wait"})
final class ImportCommand extends ChangeCommand {

    @Parameters(paramLabel = "FILE", description = "The file; its ending tells its format.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only say what would be brought in.")
    private boolean dryRun;

    /** A place of the file that was left out, wholly or in part. */
    record Fault(int line, String fault, String found) {}

    /**
     * In JSON.
     *
     * @param lists how many lists are made
     * @param malformed places that are left out
     * @param remarks parts of tasks that are left out
     */
    record Line(String file, boolean done, int added, int alreadyHere, int lists, List<Fault> malformed, List<Fault> remarks) {}

    @Override
    Exit run(Session session) throws IOException {
        ImportPlan plan = session.await(
                TaskFiles.plan(session.client(), session.file(file), session.zone(), session.clock().instant()));
        var queued = new ArrayList<OutboxEntry>();
        if (!dryRun) {
            var changes = plan.changes();
            for (int from = 0; from < changes.size(); from += TaskFiles.CHUNK) {
                queued.addAll(session.await(session.client().submitAll(
                        changes.subList(from, Math.min(from + TaskFiles.CHUNK, changes.size())).stream().map(this::marked)
                                .toList())));
            }
        }
        tell(session, plan.report());
        boolean nothing = plan.report().added() + plan.report().alreadyHere() == 0 && !plan.report().malformed().isEmpty();
        if (queued.isEmpty()) {
            return nothing ? Exit.FAILED : Exit.DONE;
        }
        return send(session, queued);
    }

    private void tell(Session session, ImportReport report) {
        var printer = session.printer();
        printer.json(new Line(report.file(), !dryRun, report.added(), report.alreadyHere(), report.lists(),
                report.malformed().stream().map(fault -> new Fault(fault.number(), fault.fault().name(), fault.found())).toList(),
                report.remarks().stream().map(fault -> new Fault(fault.number(), fault.fault().name(), fault.found())).toList()));
        printer.line((dryRun ? "Would bring in " : "Brought in ") + report.added() + " tasks from " + report.file() + "; "
                + report.alreadyHere() + " are here already, " + report.lists() + " lists "
                + (dryRun ? "would be made." : "were made."));
        if (!printer.isJson()) {
            Stream.concat(report.malformed().stream(), report.remarks().stream())
                    .sorted(java.util.Comparator.comparingInt(TaskLine::number))
                    .forEach(fault -> printer.line("  line " + fault.number() + " left out"
                            + (fault instanceof TaskLine.Remark ? " in part" : "") + ": " + found(session, fault)));
        }
    }

    private static String found(Session session, TaskLine line) {
        return switch (line) {
            case TaskLine.Malformed fault -> session.words().of("import.fault." + fault.fault(), fault.found());
            case TaskLine.Remark fault -> session.words().of("import.fault." + fault.fault(), fault.found());
            case TaskLine.Task _ -> "";
        };
    }
}

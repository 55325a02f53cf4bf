package org.outboxfx.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.outboxfx.app.channel.Request;
import org.outboxfx.app.demo.Stories;
import org.outboxfx.scenario.ScenarioException;
import org.outboxfx.scenario.run.Report;
import org.outboxfx.scenario.run.ScenarioRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "run", description = "Plays stories on real devices and a real server, by a clock that is moved by hand, and says what was not as expected. Touches no profile. Exit code 1 if anything was not.", footer = {
        "", "Examples:", "  outboxfx scenario run lost-answer", "  outboxfx scenario run story.yaml",
        "  outboxfx scenario run stories/*.yaml --json | jq 'select(.asExpected | not)'"})
final class ScenarioRunCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "STORY", description = "A file, or the name of a story that comes with the program (outboxfx scenario list); docs/scenarios.md says how to write one.")
    private List<Path> stories = List.of();

    @Option(names = "--json", description = "Print JSON; docs/command-line.md names its members.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What came of a story, in JSON. */
    record Line(String file, String title, boolean asExpected, int steps, List<String> failures) {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        var printer = new Printer(out, spec.commandLine().getErr(), json ? Printer.Form.JSON : Printer.Form.TEXT,
                Request.Look.PLAIN);
        Exit exit = Exit.DONE;
        for (Path story : stories) {
            try {
                Report report = ScenarioRunner.run(Stories.called(story));
                printer.json(new Line(story.toString(), report.scenario().title(), report.isAsExpected(), report.steps().size(),
                        report.failures()));
                printer.line(report.toString());
                exit = report.isAsExpected() ? exit : Exit.FAILED;
            } catch (ScenarioException e) {
                exit = Exit.FAILED;
                printer.error(exit, String.valueOf(e.getMessage()));
            }
            out.flush();
        }
        return exit.code();
    }
}

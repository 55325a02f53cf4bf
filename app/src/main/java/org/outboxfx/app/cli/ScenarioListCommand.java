package org.outboxfx.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.outboxfx.app.channel.Request;
import org.outboxfx.app.demo.Stories;
import org.outboxfx.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Lists the stories that come with the program.", footer = {"", "Examples:",
        "  outboxfx scenario list", "  outboxfx scenario list --json | jq -r .name | xargs outboxfx scenario run"})
final class ScenarioListCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON; docs/command-line.md names its members.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** A story, in JSON. */
    record Line(String name, String title, String about, List<String> devices, int steps) {}

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var printer = new Printer(out, spec.commandLine().getErr(), json ? Printer.Form.JSON : Printer.Form.TEXT,
                Request.Look.PLAIN);
        List<Scenario> stories = Stories.all();
        stories.forEach(story -> printer.json(new Line(Stories.name(story), story.title(), story.about().strip(),
                story.devices().stream().map(Scenario.Device::name).toList(), story.steps().size())));
        printer.table(List.of("NAME", "STORY"),
                stories.stream().map(story -> List.of(Stories.name(story), story.title())).toList());
        out.flush();
        return Exit.DONE.code();
    }
}

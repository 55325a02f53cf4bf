package org.outboxfx.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.outboxfx.app.channel.Request;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "completion", description = "Prints a script by which the shell completes commands and options.", footer = {"",
        "Examples:", "  source <(outboxfx completion bash)",
        "  outboxfx completion bash > ~/.local/share/bash-completion/completions/outboxfx",
        "  source <(outboxfx completion zsh)"})
final class CompletionCommand implements Callable<Integer> {

    /** Shells that understand the script. */
    enum Shell {
        BASH, ZSH
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    @Option(names = "--json", description = "Print JSON; docs/command-line.md names its members.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** The script, in JSON. */
    private record Script(String shell, String script) {}

    @Override
    public Integer call() {
        String name = shell.name().toLowerCase(Locale.ROOT);
        // The script itself finds out in which of the two it runs.
        String script = "# Use it by: source <(outboxfx completion " + name + ")\n"
                + AutoComplete.bash("outboxfx", spec.root().commandLine()).stripTrailing();
        var out = spec.commandLine().getOut();
        var printer = new Printer(out, spec.commandLine().getErr(), json ? Printer.Form.JSON : Printer.Form.TEXT,
                Request.Look.PLAIN);
        printer.json(new Script(name, script));
        printer.line(script);
        out.flush();
        return Exit.DONE.code();
    }
}

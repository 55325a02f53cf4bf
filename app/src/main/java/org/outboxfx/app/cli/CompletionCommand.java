package org.outboxfx.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        // The script itself finds out in which of the two it runs.
        var out = spec.commandLine().getOut();
        out.println("# Use it by: source <(outboxfx completion " + shell.name().toLowerCase(Locale.ROOT) + ")");
        out.print(AutoComplete.bash("outboxfx", spec.root().commandLine()));
        out.flush();
        return Exit.DONE.code();
    }
}

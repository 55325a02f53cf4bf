package org.outboxfx.app.cli;

import picocli.CommandLine.Command;

/** The group of commands about edits that met. */
@Command(name = "conflicts", description = "Shows edits that met, both values side by side, and settles them.", footer = {"",
        "Examples:", "  outboxfx conflicts list", "  outboxfx conflicts resolve 77f0a1b2 mine"}, subcommands = {
                ConflictsListCommand.class, ConflictsResolveCommand.class})
final class ConflictsCommand {}

package org.outboxfx.app.cli;

import picocli.CommandLine.Command;

/** The group of commands about stories in files. */
@Command(name = "scenario", description = "Plays stories of devices, networks and servers: those that come with the program, and your own in files.", footer = {
        "",
        "Examples:", "  outboxfx scenario list", "  outboxfx scenario run lost-answer", "  outboxfx scenario run story.yaml", "",
        "docs/scenarios.md says how to write one."}, subcommands = {ScenarioListCommand.class, ScenarioRunCommand.class})
final class ScenarioCommand {}

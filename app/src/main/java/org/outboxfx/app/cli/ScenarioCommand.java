package org.outboxfx.app.cli;

import picocli.CommandLine.Command;

/** The group of commands about stories in files. */
@Command(name = "scenario", description = "Plays stories of devices, networks and servers, written in files.", footer = {"",
        "Examples:", "  outboxfx scenario run story.yaml", "",
        "docs/scenarios.md says how to write one."}, subcommands = ScenarioRunCommand.class)
final class ScenarioCommand {}

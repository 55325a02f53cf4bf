package org.outboxfx.app.cli;

import picocli.CommandLine.Command;

/** The group of commands about tasks. */
@Command(name = "tasks", description = "Lists, adds, ticks off, edits and deletes tasks.", footer = {"", "Examples:",
        "  outboxfx tasks list today", "  outboxfx tasks add \"Water the tomatoes tomorrow 7:00 #garden !high\"",
        "  outboxfx tasks done 1f2e9c40"}, subcommands = {TasksListCommand.class, TasksAddCommand.class, TasksDoneCommand.class,
                TasksEditCommand.class, TasksDeleteCommand.class})
final class TasksCommand {}

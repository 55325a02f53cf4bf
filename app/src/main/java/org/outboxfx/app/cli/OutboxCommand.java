package org.outboxfx.app.cli;

import picocli.CommandLine.Command;

/** The group of commands about what is queued. */
@Command(name = "outbox", description = "Shows what is queued and why it waits, and does something about it.", footer = {"",
        "Examples:", "  outboxfx outbox list", "  outboxfx outbox show 9d21c7e0", "  outboxfx outbox retry 9d21c7e0",
        "  outboxfx outbox confirm 9d21c7e0"}, subcommands = {OutboxListCommand.class, OutboxShowCommand.class,
                OutboxRetryCommand.class, OutboxCancelCommand.class, OutboxDiscardCommand.class, OutboxConfirmCommand.class,
                OutboxExportCommand.class})
final class OutboxCommand {}

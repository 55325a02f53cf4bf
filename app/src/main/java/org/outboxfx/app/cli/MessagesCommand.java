package org.outboxfx.app.cli;

import picocli.CommandLine.Command;

/** The group of commands about messages. */
@Command(name = "messages", description = "Lists and sends messages, now or later, and keeps drafts.", footer = {"", "Examples:",
        "  outboxfx messages list --in Team", "  outboxfx messages send --to Team \"On my way\"",
        "  outboxfx messages send --to Team --at \"tomorrow 8:00\" \"Good morning\""}, subcommands = {
                MessagesListCommand.class, MessagesSendCommand.class, MessagesDraftCommand.class, MessagesDraftsCommand.class})
final class MessagesCommand {}

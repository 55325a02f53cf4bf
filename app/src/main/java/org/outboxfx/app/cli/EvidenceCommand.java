package org.outboxfx.app.cli;

import picocli.CommandLine.Command;

/** The group of commands about the evidence. */
@Command(name = "evidence", description = "Shows, verifies and exports the record of what was wanted, queued and done.", footer = {
        "", "Examples:", "  outboxfx evidence list --limit 20", "  outboxfx evidence verify",
        "  outboxfx evidence export evidence.jsonl"}, subcommands = {EvidenceListCommand.class, EvidenceVerifyCommand.class,
                EvidenceExportCommand.class})
final class EvidenceCommand {}

package org.outboxfx.app.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.outboxfx.evidence.Evidence;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.RecordKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists rows of the evidence, the newest first.", footer = {"", "Examples:",
        "  outboxfx evidence list", "  outboxfx evidence list --from 2026-11-01 --state rejected",
        "  outboxfx evidence list --agent-task mail-7 --json"})
final class EvidenceListCommand extends DeviceCommand {

    private static final int PAGE = 500;

    @Option(names = "--from", paramLabel = "DAY", description = "Not before this day, 2026-11-21.")
    @Nullable
    private LocalDate from;

    @Option(names = "--until", paramLabel = "DAY", description = "Not after this day.")
    @Nullable
    private LocalDate until;

    @Option(names = "--tag", paramLabel = "TAG", description = "Of this sync tag.")
    @Nullable
    private String tag;

    @Option(names = "--record", paramLabel = "TYPE:ID", description = "Of this record.")
    @Nullable
    private String record;

    @Option(names = "--state", paramLabel = "STATE", description = "Of changes that came into this state, such as sent or rejected.")
    @Nullable
    private EntryState state;

    @Option(names = "--outcome", paramLabel = "OUTCOME", description = "Of changes that the server said this of, such as applied or duplicate.")
    @Nullable
    private String outcome;

    @Option(names = "--agent-task", paramLabel = "ID", description = "Of changes that this task of an agent queued.")
    @Nullable
    private String agentTask;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "How many at the most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    Exit run(Session session) {
        List<EvidenceLine> lines = rows(session).stream().map(EvidenceLine::of).toList();
        lines.forEach(session.printer()::json);
        if (lines.isEmpty()) {
            session.printer().line("No rows here.");
        } else {
            session.printer().table(List.of("ROW", "WHEN", "EVENT", "RECORD", "ACTION", "STATE", "OUTCOME", "AGENT"),
                    lines.stream().map(line -> List.of(Long.toString(line.sequence()), session.time(Instant.parse(line.at())),
                            line.event().toLowerCase(Locale.ROOT), text(line.record()), text(line.action()),
                            text(line.state()).toLowerCase(Locale.ROOT), text(line.outcome()).toLowerCase(Locale.ROOT),
                            text(line.agentTask()))).toList());
        }
        return Exit.DONE;
    }

    private List<Evidence> rows(Session session) {
        var filter = new EvidenceFilter(from == null ? null : from.atStartOfDay(session.zone()).toInstant(),
                until == null ? null : until.plusDays(1).atStartOfDay(session.zone()).toInstant(), tag, key(), state, null,
                agentTask);
        var found = new ArrayList<Evidence>();
        long before = Long.MAX_VALUE;
        while (found.size() < limit) {
            List<Evidence> page = session.await(session.client().evidence().page(filter, before, PAGE));
            if (page.isEmpty()) {
                break;
            }
            page.stream().filter(this::isOfOutcome).forEach(found::add);
            before = page.getLast().sequence();
        }
        return found.subList(0, Math.min(Math.max(0, limit), found.size()));
    }

    private boolean isOfOutcome(Evidence row) {
        return outcome == null || outcome.equalsIgnoreCase(String.valueOf(row.outcome()));
    }

    private @Nullable RecordKey key() {
        if (record == null) {
            return null;
        }
        int colon = record.indexOf(':');
        if (colon < 0) {
            throw CommandFailure.failed("--record: found '" + record + "', expected a type and an id such as task:1f2e….");
        }
        return new RecordKey(record.substring(0, colon), record.substring(colon + 1));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package org.outboxfx.app.cli;

import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists edits that met and that nobody has looked at: the value that was kept and the one that was not.", footer = {
        "", "Examples:", "  outboxfx conflicts list", "  outboxfx conflicts list --json | jq .lost.value"})
final class ConflictsListCommand extends DeviceCommand {

    @Override
    Exit run(Session session) {
        var lines = OpenConflicts.lines(session, OpenConflicts.load(session));
        lines.forEach(session.printer()::json);
        if (lines.isEmpty()) {
            session.printer().line("No edits have met.");
        } else {
            session.printer().table(List.of("ID", "RECORD", "FIELD", "MINE", "KEPT", "NOT KEPT"), lines.stream()
                    .map(line -> List.of(Short.of(line.id()), line.title().isEmpty() ? line.record() : line.title(), line.field(),
                            line.mine().name().toLowerCase(java.util.Locale.ROOT), value(line.kept()), value(line.lost())))
                    .toList());
        }
        return Exit.DONE;
    }

    private static String value(OpenConflicts.Side side) {
        return side.value() == null ? "(empty)" : String.valueOf(side.value()).replaceAll("\\s+", " ");
    }
}

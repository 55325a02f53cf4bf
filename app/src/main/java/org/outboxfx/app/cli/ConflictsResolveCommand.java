package org.outboxfx.app.cli;

import java.io.IOException;
import java.util.List;
import org.outboxfx.app.conflicts.Settlement;
import org.outboxfx.record.Conflict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "resolve", description = "Settles edits that met: with this device's value, or the other one.", footer = {"",
        "Examples:", "  outboxfx conflicts resolve 77f0a1b2 mine", "  outboxfx conflicts resolve 77f0a1b2 theirs --wait", "",
        "If neither value is from this device, say kept or lost: the value that counts now, or the one that does not."})
final class ConflictsResolveCommand extends ChangeCommand {

    /** Whose value is to count. */
    enum Whose {
        MINE, THEIRS, KEPT, LOST
    }

    @Parameters(index = "0", paramLabel = "ID", description = "The conflict, by its id or the last characters of it.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "WHOSE", description = "mine, theirs, kept or lost.")
    private Whose whose = Whose.KEPT;

    @Override
    Exit run(Session session) throws IOException {
        if (OpenConflicts.of(session).stream()
                .anyMatch(record -> record.key().id().equals(id) && record.flag(Conflict.REVIEWED))) {
            return tell(session, "It is settled already.", List.of());
        }
        var found = Short.find(OpenConflicts.load(session), OpenConflicts.Found::id, id, "conflict", "outboxfx conflicts list");
        var changes = switch (winner(found)) {
            case KEPT -> Settlement.keep(found.key());
            case LOST -> Settlement.useOther(found.key(), found.conflict());
            case MINE, THEIRS -> throw new IllegalStateException("A value is kept or lost.");
        };
        return tell(session, "Settled.",
                session.await(session.client().submitAll(changes.stream().map(this::marked).toList())));
    }

    private Whose winner(OpenConflicts.Found found) {
        return switch (whose) {
            case KEPT, LOST -> whose;
            case MINE -> switch (found.mine()) {
                case KEPT -> Whose.KEPT;
                case LOST -> Whose.LOST;
                case NEITHER -> throw neither();
            };
            case THEIRS -> switch (found.mine()) {
                case KEPT -> Whose.LOST;
                case LOST -> Whose.KEPT;
                case NEITHER -> throw neither();
            };
        };
    }

    private static CommandFailure neither() {
        return CommandFailure
                .failed("Neither value was written on this device; say kept or lost. 'outboxfx conflicts list' shows both.");
    }
}

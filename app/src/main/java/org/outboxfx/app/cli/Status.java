package org.outboxfx.app.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outboxfx.Health;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Conflict;

/**
 * How things stand, in JSON.
 *
 * @param device this device's id
 * @param connectivity OFFLINE, CAPTIVE, UNTRUSTED, SERVER_DOWN or ONLINE; NOT_ASKED where no process looks at the network
 * @param conflicts edits that met and that nobody has looked at
 * @param trouble what else stands in the way, in words; null if nothing does
 * @param waiting the first of what is queued or needs a person
 */
record Status(String device, String connectivity, boolean workingOffline, long drafted, long queued, long sent, long needsYou,
        long conflicts, @Nullable String trouble, List<Entries.Line> waiting) {

    private static final int MOST_NAMED = 20;

    static Status of(Session session) {
        var client = session.client();
        Map<Stage, Long> counts = client.counts();
        var waiting = Entries.of(session, List.of(Stage.NEEDS_YOU, Stage.QUEUED)).limit(MOST_NAMED).toList();
        return new Status(client.device(),
                session.reach() == Device.Reach.SERVER ? client.connectivity().state().name() : "NOT_ASKED",
                client.isWorkingOffline(), counts.getOrDefault(Stage.DRAFTED, 0L), counts.getOrDefault(Stage.QUEUED, 0L),
                counts.getOrDefault(Stage.SENT, 0L), counts.getOrDefault(Stage.NEEDS_YOU, 0L), conflicts(session),
                trouble(client.health()), new Entries(session).lines(waiting));
    }

    private static long conflicts(Session session) {
        return session.await(session.client().records(Conflict.TYPE)).stream()
                .filter(record -> !record.flag(Conflict.REVIEWED) && !record.isDeleted()).count();
    }

    private static @Nullable String trouble(Health health) {
        if (health.token() == Health.Token.REFUSED) {
            return "The server does not know this device, or no longer. Pair it again in the settings.";
        }
        return switch (health.disk()) {
            case WORKS -> health.serverAhead().isZero()
                    ? null
                    : "The server's clock and this one differ by " + health.serverAhead().abs().toMinutes()
                            + " minutes. Set this machine's clock.";
            case FULL -> "The disk is full: what is done now is not kept. Make room.";
            case NOT_WRITABLE -> "The database may not be written to: what is done now is not kept.";
            case FAILING -> "The disk fails: what is done now is not kept.";
        };
    }

    void tell(Printer printer) {
        printer.json(this);
        printer.line("drafted " + drafted + ", queued " + queued + ", sent " + sent + ", needs you " + needsYou
                + (conflicts == 0 ? "" : ", conflicts " + conflicts));
        printer.line(sentence());
        if (trouble != null) {
            printer.line(printer.toned(Printer.Tone.BAD, trouble));
        }
        if (!waiting.isEmpty()) {
            printer.line("");
            printer.table(List.of("ID", "STATE", "WHAT", "WHY"), waiting.stream()
                    .map(line -> List.of(Short.of(line.id()), line.state().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                            line.what(), line.why()))
                    .toList());
            if (queued + needsYou > waiting.size()) {
                printer.line("and " + (queued + needsYou - waiting.size()) + " more: outboxfx outbox list");
            }
        }
    }

    private String sentence() {
        if (workingOffline) {
            return "Working offline, as was chosen: nothing is sent until that is switched off.";
        }
        return switch (connectivity) {
            case "ONLINE" -> "The server answers.";
            case "CAPTIVE" -> "This network wants you to sign in before the server can be reached.";
            case "UNTRUSTED" -> "The server's certificate is not trusted: nothing is sent. Compare it in the settings.";
            case "SERVER_DOWN" -> "There is a network, but the server does not answer. What waits is safe and goes by itself.";
            case "OFFLINE" -> "No connection. What waits is safe and goes by itself.";
            default -> "Nobody has asked the server: no window is open. 'outboxfx sync' sends and fetches.";
        };
    }
}

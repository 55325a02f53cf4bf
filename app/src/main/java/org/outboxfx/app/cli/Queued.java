package org.outboxfx.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.outboxfx.network.Reachability;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;

/** Says of what was queued that it is safe, and when it goes out. */
record Queued(Session session) {

    /**
     * In JSON.
     *
     * @param id the record that was changed; empty if nothing had to be
     * @param changes the outbox entries that were made
     * @param sentWhen when they go out, in words
     */
    record Line(String id, String type, List<Entries.Line> changes, String sentWhen) {}

    void tell(String what, List<OutboxEntry> entries) {
        var printer = session.printer();
        printer.line(what);
        String when = when(entries);
        printer.line(when);
        var told = new Entries(session);
        String id = entries.isEmpty() ? "" : entries.getFirst().key().id();
        String type = entries.isEmpty() ? "" : entries.getFirst().key().type();
        printer.json(new Line(id, type, told.lines(entries), when));
    }

    /** The entries as they are now; those that the server has answered for are left as they were. */
    List<OutboxEntry> now(List<OutboxEntry> entries) {
        var now = new ArrayList<OutboxEntry>();
        for (OutboxEntry entry : entries) {
            now.add(Entries.find(session, entry.opId()).orElse(entry));
        }
        return now;
    }

    /** When they go out, in words. */
    String when(List<OutboxEntry> entries) {
        if (entries.stream().allMatch(entry -> entry.state().isOver() || entry.state() == EntryState.SENT)) {
            return entries.stream().allMatch(entry -> entry.state() == EntryState.CANCELLED)
                    ? "Nothing has to be sent."
                    : "Sent: the server has it.";
        }
        if (entries.stream().anyMatch(entry -> entry.state() == EntryState.DRAFT)) {
            return "Kept as a draft on this machine.";
        }
        var later = entries.stream().filter(entry -> entry.state() == EntryState.HELD).findFirst();
        if (later.isPresent()) {
            var at = later.get().nextAt();
            return "Queued. It goes out at " + (at == null ? "its time" : session.time(at))
                    + " or as soon after as OutboxFX runs.";
        }
        if (session.reach() == Device.Reach.DISK) {
            return "Queued, and safe on this disk. It is sent when OutboxFX runs next, or by 'outboxfx sync'.";
        }
        return session.client().connectivity().state() == Reachability.ONLINE
                ? "Queued. It is being sent."
                : "Queued, and safe on this disk. It is sent when there is a connection.";
    }
}

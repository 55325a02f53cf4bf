package org.outboxfx.app.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.delivery.Phrases;
import org.outboxfx.app.subject.AgentWords;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;

/** Changes in the outbox as commands see and tell them. */
record Entries(Session session) {

    static final String WHERE = "outboxfx outbox list";
    private static final int PAGE = 500;
    /** Who looks for more by hand gives a whole id. */
    private static final int MOST = 100_000;

    /**
     * An entry in JSON; what is not known is null.
     *
     * @param id its operation id
     * @param record the record it changes, {@code type:id}
     * @param what it does, in words
     * @param why it waits, in words; empty if there is no more to say
     * @param next when it moves on by itself
     * @param expires when it stops being sent unasked
     * @param detail what the server said of it
     */
    record Line(String id, long number, String record, String what, String stage, String state, @Nullable String reason,
            String why, String created, String changed, @Nullable String next, String expires, int attempts,
            @Nullable String agentTask, @Nullable String authorisedBy, @Nullable String detail) {}

    List<Line> lines(Collection<OutboxEntry> entries) {
        Titles titles = session.await(Titles.ofEntries(session.client(), entries));
        return entries.stream().map(entry -> line(entry, titles)).toList();
    }

    private Line line(OutboxEntry entry, Titles titles) {
        var agent = entry.authority().agent();
        var next = entry.nextAt();
        Reason reason = reason(entry);
        return new Line(entry.opId(), entry.number(), entry.key().toString(), phrases().what(entry, titles), entry.stage().name(),
                entry.state().name(), reason == null ? null : reason.name(), why(entry), Session.json(entry.createdAt()),
                Session.json(entry.progress().changedAt()), next == null ? null : Session.json(next),
                Session.json(entry.progress().expiresAt()), entry.attempts(), agent == null ? null : agent.task(),
                agent == null ? null : agent.authorisedBy(), entry.detail());
    }

    /** Where nobody looks at the network, nothing can be said of it. */
    private @Nullable Reason reason(OutboxEntry entry) {
        return isUnasked(entry) ? null : entry.reason();
    }

    private boolean isUnasked(OutboxEntry entry) {
        return session.reach() == Device.Reach.DISK && entry.reason() == Reason.NO_CONNECTION && entry.attempts() == 0;
    }

    /** Why an entry is where it is. */
    String why(OutboxEntry entry) {
        return isUnasked(entry) ? "Goes out when OutboxFX runs next" : phrases().why(entry);
    }

    private Phrases phrases() {
        return new Phrases(session.words(), session.zone());
    }

    /** Entries in a table. */
    void table(Collection<OutboxEntry> entries) {
        Titles titles = session.await(Titles.ofEntries(session.client(), entries));
        session.printer().table(List.of("ID", "STATE", "WRITTEN", "WHAT", "WHY"), entries.stream()
                .map(entry -> List.of(Short.of(entry.opId()), entry.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        session.time(entry.createdAt()), marked(entry, phrases().what(entry, titles)), why(entry)))
                .toList());
    }

    private String marked(OutboxEntry entry, String what) {
        String agent = AgentWords.of(entry.authority().agent(), session.words());
        return agent == null ? what : what + " [" + agent + "]";
    }

    /** All entries of some stages, page by page. */
    static Stream<OutboxEntry> of(Session session, Collection<Stage> stages) {
        return stages.stream().flatMap(stage -> Stream.iterate(0, offset -> offset < MOST, offset -> offset + PAGE)
                .map(offset -> session.await(session.client().entries(stage, PAGE, offset)))
                .takeWhile(page -> !page.isEmpty()).flatMap(List::stream));
    }

    static Optional<OutboxEntry> find(Session session, String opId) {
        return of(session, List.of(Stage.values())).filter(entry -> entry.opId().equals(opId)).findFirst();
    }

    /** The entry that is meant; those that can still move are looked at first. */
    static OutboxEntry meant(Session session, String typed) {
        Predicate<OutboxEntry> candidate = entry -> entry.opId().endsWith(typed);
        var found = new ArrayList<OutboxEntry>(
                of(session, List.of(Stage.NEEDS_YOU, Stage.QUEUED, Stage.DRAFTED)).filter(candidate).toList());
        if (found.isEmpty()) {
            of(session, List.of(Stage.SENT, Stage.GONE)).filter(candidate).forEach(found::add);
        }
        return Short.find(found, OutboxEntry::opId, typed, "change", WHERE);
    }
}

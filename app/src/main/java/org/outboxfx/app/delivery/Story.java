package org.outboxfx.app.delivery;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.subject.AgentWords;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;

/** Why a change is still here: what has happened to it so far and what comes next, line by line. */
record Story(String what, List<Line> lines) {

    /** @param name what the line tells, such as "Next" */
    record Line(String name, String text) {}

    /** @param barrier what keeps everything from being sent; null if nothing does */
    static Story of(OutboxEntry entry, Titles titles, Phrases phrases, @Nullable Barrier barrier) {
        return new Telling(entry, phrases).tell(titles, barrier);
    }

    private record Telling(OutboxEntry entry, Phrases phrases, List<Line> lines) {

        Telling(OutboxEntry entry, Phrases phrases) {
            this(entry, phrases, new ArrayList<>());
        }

        Story tell(Titles titles, @Nullable Barrier barrier) {
            var progress = entry.progress();
            add("written", at(entry.createdAt()));
            String agent = AgentWords.of(entry.authority().agent(), phrases.words());
            add("agent", agent == null ? "" : agent);
            add("state", phrases.words().of("delivery.story.since", phrases.state(entry), at(progress.changedAt())));
            add("tried", phrases.words().of(
                    progress.attempted() && entry.attempts() == 0 ? "delivery.story.tried.unknown" : "delivery.story.tried.times",
                    entry.attempts()));
            add("why", phrases.why(entry, barrier));
            add("server", phrases.serverSaid(entry));
            add("next", next());
            if (entry.state().isUnsent() && entry.stage() != Stage.NEEDS_YOU) {
                add("expires", phrases.words().of("delivery.story.until", at(progress.expiresAt())));
            }
            return new Story(phrases.what(entry, titles), List.copyOf(lines));
        }

        private String next() {
            Instant nextAt = entry.nextAt();
            return switch (entry.stage()) {
                case NEEDS_YOU -> phrases.words().of("delivery.story.next.you");
                case QUEUED -> nextAt == null
                        ? phrases.words().of("delivery.story.next.itself")
                        : phrases.words().of("delivery.story.next.at", at(nextAt));
                case DRAFTED -> phrases.words().of("delivery.story.next.draft");
                case SENT, GONE -> "";
            };
        }

        private void add(String name, String text) {
            if (!text.isEmpty()) {
                lines.add(new Line(phrases.words().of("delivery.story." + name), text));
            }
        }

        private String at(Instant time) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                    .withLocale(phrases.words().locale()).format(time.atZone(phrases.zone()));
        }
    }
}

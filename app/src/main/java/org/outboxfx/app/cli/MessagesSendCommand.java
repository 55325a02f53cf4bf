package org.outboxfx.app.cli;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.messages.MessageChanges;
import org.outboxfx.app.when.Moments;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Change;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(name = "send", description = "Sends a message, at once or at a later time.", footer = {"", "Examples:",
        "  outboxfx messages send --to Team On my way",
        "  outboxfx messages send --to Team --at \"friday 8:00\" \"Good morning\"",
        "  git log -1 --format=%%s | outboxfx messages send --to Team -",
        "  outboxfx messages send --draft 5c1d20aa --wait"})
final class MessagesSendCommand extends WritingCommand {

    @Option(names = "--at", paramLabel = "WHEN", description = "Send it then: \"tomorrow 8:00\", \"friday\", 2026-12-04T08:00.")
    @Nullable
    private String at;

    @Option(names = "--new", description = "Make the conversation if there is none of this title.")
    private boolean makeConversation;

    @Option(names = "--draft", paramLabel = "ID", description = "Send this draft, in place of --to and a text.")
    @Nullable
    private String draft;

    @Override
    void check() {
        super.check();
        if ((draft == null) == (to() == null && !hasText())) {
            throw new ParameterException(spec().commandLine(),
                    "Expected either --to CONVERSATION with a text, or --draft ID; found "
                            + (draft == null ? "neither." : "both."));
        }
        if (draft == null && (to() == null || !hasText())) {
            throw new ParameterException(spec().commandLine(),
                    to() == null ? "--to is missing: name the conversation." : "The text is missing.");
        }
    }

    @Override
    Exit run(Session session) throws IOException {
        Duration hold = hold(session);
        var drafts = drafts(session);
        if (draft != null) {
            OutboxEntry meant = Short.find(drafts, OutboxEntry::opId, draft, "draft", "outboxfx messages drafts");
            return sent(session, meant.key(), hold);
        }
        RecordKey key = key(session);
        if (drafts.stream().anyMatch(entry -> entry.key().equals(key))) {
            return sent(session, key, hold);
        }
        var before = Brought.before(session, key);
        if (before.isPresent()) {
            return tell(session, "It is here already.", before.get());
        }
        session.await(session.client().saveDraft(message(session, key, conversation(session))));
        return sent(session, key, hold);
    }

    private Exit sent(Session session, RecordKey key, Duration hold) throws IOException {
        OutboxEntry entry = session.await(session.client().sendDraft(key, hold));
        return tell(session, hold.isZero() ? "Message queued." : "Message kept for later.", List.of(entry));
    }

    private Record conversation(Session session) {
        Conversations conversations = Conversations.load(session);
        String wanted = String.valueOf(to());
        if (!makeConversation || conversations.find(wanted).isPresent()) {
            return conversations.expect(wanted);
        }
        Change made = marked(MessageChanges.conversation(OutboxClient.newId(), wanted.strip(), "", session.person()));
        session.await(session.client().submit(made));
        return session.await(session.client().record(made.key())).orElseThrow();
    }

    private Duration hold(Session session) {
        if (at == null) {
            return Duration.ZERO;
        }
        Instant now = session.clock().instant();
        Instant then = moment(at, session, LocalDateTime.ofInstant(now, session.zone()));
        if (!then.isAfter(now)) {
            throw CommandFailure.failed("--at: found '" + at + "', which is past; expected a time to come.");
        }
        return Duration.between(now, then);
    }

    private static Instant moment(String typed, Session session, LocalDateTime now) {
        try {
            return typed.endsWith("Z") ? Instant.parse(typed) : LocalDateTime.parse(typed).atZone(session.zone()).toInstant();
        } catch (DateTimeException e) {
            return Moments.read(typed, now, session.typed()).map(local -> local.atZone(session.zone()).toInstant())
                    .orElseThrow(() -> CommandFailure.failed("--at: found '" + typed
                            + "', expected a time to come, such as \"tomorrow 8:00\" or 2026-12-04T08:00."));
        }
    }
}

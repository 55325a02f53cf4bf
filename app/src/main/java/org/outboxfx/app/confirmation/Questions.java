package org.outboxfx.app.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.subject.AgentWords;
import org.outboxfx.app.subject.DeedWords;
import org.outboxfx.app.subject.FieldWords;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.outbox.Confirmation;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** Puts into words what a person is asked. */
record Questions(Desk desk) {

    private static final String CONVERSATION = "conversation";
    private static final String RECIPIENTS = "recipients";
    private static final String MEMBERS = "members";
    /** What stands first, whatever else a record has. */
    private static final List<String> FIRST = List.of("title", "name", "body", "notes", "members", "done", "due", "priority",
            "list");
    /** Of no concern to a person. */
    private static final Set<String> UNSEEN = Set.of("position", "written", "sender", "conversation", "completed");
    private static final Set<String> TYPED = Set.of("title", "notes", "body", "name");

    /** @param conversation the one that a message goes to, as it is now; null for all else */
    private record Known(Titles titles, @Nullable Record conversation) {}

    CompletableFuture<Question> of(Confirmation asked, Question.Place place) {
        return known(asked).thenApply(known -> question(asked, place, known));
    }

    private CompletableFuture<Known> known(Confirmation asked) {
        var client = desk.client();
        String conversation = DeedWords.text(asked.entry(), CONVERSATION);
        Set<RecordKey> keys = Stream.of(Stream.of(asked.entry().key()), spokenOf(asked.entry().fields()),
                spokenOf(values(asked.whenWritten().record())), spokenOf(values(asked.now().record()))).flatMap(all -> all)
                .collect(Collectors.toSet());
        var found = conversation.isEmpty()
                ? CompletableFuture.completedFuture(Optional.<Record>empty())
                : client.record(new RecordKey(CONVERSATION, conversation));
        return Titles.load(client, keys).thenCombine(found, (titles, record) -> new Known(titles, record.orElse(null)));
    }

    private static Stream<RecordKey> spokenOf(Map<String, FieldValue> fields) {
        return fields.entrySet().stream().flatMap(field -> FieldWords.spokenOf(field.getKey(), field.getValue()));
    }

    private static Map<String, FieldValue> values(Record record) {
        return record.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().value()));
    }

    private Question question(Confirmation asked, Question.Place place, Known known) {
        OutboxEntry entry = asked.entry();
        return new Question(entry, place, new DeedWords(desk.words()).of(entry, known.titles()),
                AgentWords.of(entry.authority().agent(), desk.words()), causes(asked), time(asked.whenWritten().at()),
                time(asked.now().at()), lines(asked, known), values(entry, known.titles()));
    }

    private List<String> causes(Confirmation asked) {
        var words = desk.words();
        var causes = asked.causes().stream().sorted().map(cause -> switch (cause) {
            case AGE -> words.of("confirm.cause.AGE",
                    age(Duration.between(asked.whenWritten().at(), asked.now().at())));
            case OTHER_PERSON -> words.of("confirm.cause.OTHER_PERSON", said(asked.whenWritten().member()),
                    said(asked.now().member()));
            case RECORD_MOVED, RECIPIENTS_CHANGED, AGENT_WORK -> words.of("confirm.cause." + cause);
        }).collect(Collectors.toCollection(ArrayList::new));
        if (asked.entry().reason() == Reason.DEPENDENCY_CANCELLED) {
            causes.add(words.of("confirm.cause.DEPENDENCY_CANCELLED"));
        }
        if (causes.isEmpty()) {
            causes.add(words.of("confirm.cause.none"));
        }
        return causes;
    }

    /** "3 hours". */
    private String age(Duration age) {
        long minutes = Math.max(1, age.toMinutes());
        return minutes < 90
                ? desk.words().of("confirm.age.minutes", minutes)
                : minutes < 48 * 60
                        ? desk.words().of("confirm.age.hours", (minutes + 30) / 60)
                        : desk.words().of("confirm.age.days", (minutes + 12 * 60) / (24 * 60));
    }

    private List<Question.Line> lines(Confirmation asked, Known known) {
        var words = desk.words();
        var fields = new FieldWords(desk);
        var lines = new ArrayList<Question.Line>();
        Record then = asked.whenWritten().record();
        Record now = asked.now().record();
        if (known.conversation() != null) {
            String to = asked.entry().fields().containsKey(RECIPIENTS)
                    ? DeedWords.text(asked.entry(), RECIPIENTS)
                    : words.of("confirm.unknown");
            lines.add(new Question.Line(fields.name(RECIPIENTS), to, others(known.conversation().text(MEMBERS, ""))));
        }
        for (String field : inOrder(asked.entry(), then, now)) {
            lines.add(new Question.Line(fields.name(field), fields.value(field, then.value(field), known.titles()),
                    fields.value(field, now.value(field), known.titles())));
        }
        String author = asked.whenWritten().member();
        String signedIn = asked.now().member();
        if (author != null || signedIn != null) {
            lines.add(
                    new Question.Line(words.of("confirm.member"), said(author), author == null ? said(author) : said(signedIn)));
        }
        return lines;
    }

    /** The fields that there were or are, as far as the change is about them. */
    private static List<String> inOrder(OutboxEntry entry, Record then, Record now) {
        boolean all = entry.fields().containsKey(Record.DELETED);
        var names = new TreeSet<String>(then.fields().keySet());
        names.addAll(now.fields().keySet());
        names.removeIf(name -> UNSEEN.contains(name) || (!all && !entry.fields().containsKey(name)
                && !name.equals(Record.DELETED)) || (name.equals(Record.DELETED) && then.isDeleted() == now.isDeleted()));
        var sorted = new ArrayList<>(FIRST);
        sorted.retainAll(names);
        names.removeAll(FIRST);
        sorted.addAll(names);
        return sorted;
    }

    private List<Question.Value> values(OutboxEntry entry, Titles titles) {
        var fields = new FieldWords(desk);
        return entry.fields().entrySet().stream()
                .filter(field -> !UNSEEN.contains(field.getKey()) && !field.getKey().equals(Record.DELETED)
                        && !field.getKey().equals(RECIPIENTS))
                .sorted(Comparator.comparingInt(field -> rank(field.getKey())))
                .map(field -> new Question.Value(field.getKey(), fields.name(field.getKey()),
                        fields.value(field.getKey(), field.getValue(), titles),
                        TYPED.contains(field.getKey()) ? DeedWords.text(entry, field.getKey()) : null))
                .toList();
    }

    private static int rank(String field) {
        int at = FIRST.indexOf(field);
        return at < 0 ? FIRST.size() : at;
    }

    /** Those of a conversation who are not the person here. */
    private String others(String members) {
        String others = Arrays.stream(members.split(",")).map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals(desk.person())).collect(Collectors.joining(", "));
        return others.isEmpty() ? desk.words().of("confirm.nobody") : others;
    }

    private String said(@Nullable String member) {
        return member == null ? desk.words().of("confirm.unknown") : member;
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(desk.words().locale())
                .format(at.atZone(desk.zone()));
    }
}

package org.outboxfx.app.activity;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.subject.FieldWords;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.evidence.Evidence;

/**
 * The life of one change, from the first word of it to the last.
 *
 * @param facts what was the same all along
 * @param steps what happened, oldest first
 * @param content what can be done about what the change held
 */
record Timeline(long entry, String what, @Nullable String agent, List<Fact> facts, List<Step> steps, Content content,
        ActivityFilter.@Nullable Subject subject) {

    private static final Pattern FIELDS = Pattern.compile("\\[(.*)]$");
    private static final Set<String> UNSEEN = Set.of("position");

    record Fact(String name, String text) {}

    record Step(String time, String sentence, ActivityRow.Tone tone) {}

    /** What has become of, or can become of, what a change set. */
    sealed interface Content {

        /** It may still be sent. */
        record Needed() implements Content {}

        /** Nothing of it will be sent any more. */
        record Erasable(String opId) implements Content {}

        record Erased() implements Content {}
    }

    /** @param rows all rows of one entry, oldest first, at least one */
    static Timeline of(List<Evidence> rows, Desk desk, Titles titles) {
        Evidence first = rows.getFirst();
        var inRows = new Rows(desk, titles);
        var events = new EventWords(desk.words());
        var steps = rows.stream().map(row -> new Step(time(row.at(), desk), events.sentence(row), events.tone(row))).toList();
        ActivityFilter.Subject subject = first.key() == null
                ? null
                : new ActivityFilter.Subject(first.key(), titles.of(first.key()));
        return new Timeline(first.entry() == null ? 0 : first.entry(), inRows.what(first), inRows.agent(first),
                facts(first, desk),
                steps, content(rows), subject);
    }

    private static Content content(List<Evidence> rows) {
        if (rows.stream().anyMatch(row -> row.event() == Evidence.Event.ERASED)) {
            return new Content.Erased();
        }
        Evidence last = rows.getLast();
        return last.state() != null && last.state().isOver() && last.opId() != null
                ? new Content.Erasable(last.opId())
                : new Content.Needed();
    }

    private static List<Fact> facts(Evidence first, Desk desk) {
        var facts = new ArrayList<Fact>();
        String sets = sets(first, desk);
        add(facts, desk, "sets", sets.isEmpty() ? null : sets);
        add(facts, desk, "member", first.facts().member());
        add(facts, desk, "tag", first.origin().tag());
        add(facts, desk, "application", first.origin().application());
        add(facts, desk, "server", first.origin().server());
        return facts;
    }

    /** The fields that are set, by name: the evidence holds no more of what a person wrote. */
    private static String sets(Evidence row, Desk desk) {
        String payload = row.facts().payloadClass();
        Matcher names = FIELDS.matcher(payload == null ? "" : payload);
        var words = new FieldWords(desk);
        return names.find()
                ? Arrays.stream(names.group(1).split(", ")).filter(name -> !name.isEmpty() && !UNSEEN.contains(name))
                        .map(words::name).collect(Collectors.joining(", "))
                : "";
    }

    private static void add(List<Fact> facts, Desk desk, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            facts.add(new Fact(desk.words().of("activity.fact." + name), text));
        }
    }

    private static String time(Instant at, Desk desk) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM).withLocale(desk.words().locale())
                .format(at.atZone(desk.zone()));
    }
}

package org.outboxfx.app.subject;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.when.DueWords;
import org.outboxfx.app.words.Words;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** Fields of records and their values, in a person's words. */
public record FieldWords(Desk desk) {

    private static final Set<String> NAMED = Set.of("title", "notes", "done", "due", "priority", "list", "contexts", "completed",
            "position", "deleted", "name", "body", "members", "audience", "recipients", "sender", "written", "conversation");
    private static final Set<String> REFERENCES = Set.of("list", "conversation");
    private static final Set<String> PRIORITIES = Set.of("A", "B", "C");

    /** What a field is called. */
    public String name(String field) {
        return NAMED.contains(field) ? words().of("conflicts.field." + field) : field;
    }

    /** @param titles of the records that fields refer to */
    public String value(String field, FieldValue value, Titles titles) {
        return switch (value) {
            case FieldValue.Text(String text) when !text.isBlank() -> text(field, text, titles);
            case FieldValue.Text _,FieldValue.Empty _ -> words().of("conflicts.value.empty");
            case FieldValue.Whole(long number) -> words().of("number", number);
            case FieldValue.Flag(boolean flag) -> words().of(flag ? "conflicts.value.yes" : "conflicts.value.no");
        };
    }

    /** The records that a value refers to. */
    public static Stream<RecordKey> spokenOf(String field, FieldValue value) {
        return value instanceof FieldValue.Text(String id) ? referred(field, id).stream() : Stream.of();
    }

    private static Optional<RecordKey> referred(String field, String id) {
        try {
            return REFERENCES.contains(field) ? Optional.of(new RecordKey(field, id)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Another program may have written there what it liked.
            return Optional.empty();
        }
    }

    private String text(String field, String text, Titles titles) {
        return switch (field) {
            case "due", "completed" -> DueWords.of(text, desk.today(), words());
            case "priority" -> PRIORITIES.contains(text) ? words().of("tasks.priority." + text) : text;
            case "list", "conversation" ->
                referred(field, text).map(titles::of).filter(title -> !title.isEmpty()).orElse(text);
            case "written" -> moment(text, desk.zone());
            case "audience" -> text.equals("everyone") ? words().of("subject.everyone") : text;
            default -> text;
        };
    }

    private String moment(String text, ZoneId zone) {
        try {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(words().locale())
                    .format(Instant.parse(text).atZone(zone));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private Words words() {
        return desk.words();
    }
}

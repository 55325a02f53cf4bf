package org.outboxfx.app.conflicts;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.Field;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;

/** Turns conflict records into cards. */
record Cards(Desk desk) {

    private static final Set<String> NAMED_FIELDS = Set.of("title", "notes", "done", "due", "priority", "list", "contexts",
            "completed", "position", "deleted");
    private static final int DEVICE_LETTERS_SHOWN = 4;

    /** The conflicts nobody has looked at yet, the newest first. */
    CompletableFuture<List<Card>> load() {
        return desk.client().records(Conflict.TYPE).thenCompose(records -> {
            var cards = new ArrayList<CompletableFuture<Card>>();
            records.stream().filter(record -> !record.flag(Conflict.REVIEWED) && !record.isDeleted())
                    .sorted(Comparator.comparing(Cards::age).reversed())
                    .forEach(record -> Conflict.from(record).ifPresent(conflict -> cards.add(card(record, conflict))));
            return CompletableFuture.allOf(cards.toArray(CompletableFuture<?>[]::new))
                    .thenApply(_ -> cards.stream().map(CompletableFuture::join).toList());
        });
    }

    private static String age(Record record) {
        return String.valueOf(record.stamp("kept"));
    }

    private CompletableFuture<Card> card(Record record, Conflict conflict) {
        return desk.client().record(conflict.subject()).thenApply(subject -> {
            String title = subject.map(found -> found.text("title", "")).orElse("");
            String field = NAMED_FIELDS.contains(conflict.field())
                    ? desk.words().of("conflicts.field." + conflict.field())
                    : conflict.field();
            return new Card(record.key(), conflict, title.isEmpty() ? desk.words().of("conflicts.untitled") : title,
                    desk.words().of("conflicts.story." + conflict.kind(), field), field, side(conflict.kept(), conflict),
                    side(conflict.lost(), conflict));
        });
    }

    private Card.Side side(Field value, Conflict conflict) {
        boolean deletion = conflict.kind() == Conflict.Kind.DELETE_VS_EDIT && value.equals(conflict.kept());
        String device = value.stamp().device();
        String who = device.equals(desk.client().device())
                ? desk.words().of("conflicts.device.this")
                : desk.words().of("conflicts.device.other", device.substring(device.length() - DEVICE_LETTERS_SHOWN));
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(desk.words().locale()).format(Instant.ofEpochMilli(value.stamp().millis()).atZone(desk.zone()));
        return new Card.Side(deletion ? desk.words().of("conflicts.value.deleted") : inWords(value.value()), who, when);
    }

    private String inWords(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(String text) when !text.isBlank() -> text;
            case FieldValue.Text _,FieldValue.Empty _ -> desk.words().of("conflicts.value.empty");
            case FieldValue.Whole(long number) -> Long.toString(number);
            case FieldValue.Flag(boolean flag) -> desk.words().of(flag ? "conflicts.value.yes" : "conflicts.value.no");
        };
    }
}

package org.outboxfx.app.conflicts;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.subject.FieldWords;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.Field;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** Turns conflict records into cards. */
record Cards(Desk desk) {

    /**
     * The conflicts nobody has looked at yet, the newest first.
     *
     * @param known names of devices that may not have told theirs, by their ids
     */
    CompletableFuture<List<Card>> load(Map<String, String> known) {
        return desk.client().records(Conflict.TYPE).thenCompose(records -> DeviceNames.load(desk, known).thenCompose(names -> {
            var cards = new ArrayList<CompletableFuture<Card>>();
            records.stream().filter(record -> !record.flag(Conflict.REVIEWED) && !record.isDeleted())
                    .sorted(Comparator.comparing(Cards::age).reversed())
                    .forEach(record -> Conflict.from(record).ifPresent(conflict -> cards.add(card(record, conflict, names))));
            return CompletableFuture.allOf(cards.toArray(CompletableFuture<?>[]::new))
                    .thenApply(_ -> cards.stream().map(CompletableFuture::join).toList());
        }));
    }

    private static String age(Record record) {
        return String.valueOf(record.stamp("kept"));
    }

    private CompletableFuture<Card> card(Record record, Conflict conflict, DeviceNames names) {
        return Titles.load(desk.client(), spokenOf(conflict)).thenApply(titles -> {
            String title = titles.of(conflict.subject());
            String field = new FieldWords(desk).name(conflict.field());
            return new Card(record.key(), conflict, title.isEmpty() ? desk.words().of("conflicts.untitled") : title,
                    desk.words().of("conflicts.story." + conflict.kind(), field, names.within(conflict.kept()),
                            names.within(conflict.lost())),
                    field, choice(conflict, names), side(conflict.kept(), conflict, names, titles),
                    side(conflict.lost(), conflict, names, titles));
        });
    }

    private static Set<RecordKey> spokenOf(Conflict conflict) {
        return Stream.of(Stream.of(conflict.subject()), FieldWords.spokenOf(conflict.field(), conflict.kept().value()),
                FieldWords.spokenOf(conflict.field(), conflict.lost().value())).flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    /** Whose value is whose, seen from here. */
    private static Card.Choice choice(Conflict conflict, DeviceNames names) {
        if (names.isHere(conflict.kept())) {
            return Card.Choice.MINE_WAS_KEPT;
        }
        return names.isHere(conflict.lost()) ? Card.Choice.THEIRS_WAS_KEPT : Card.Choice.BOTH_ARE_THEIRS;
    }

    private Card.Side side(Field value, Conflict conflict, DeviceNames names, Titles titles) {
        boolean deletion = conflict.kind() == Conflict.Kind.DELETE_VS_EDIT && value.equals(conflict.kept());
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(desk.words().locale()).format(Instant.ofEpochMilli(value.stamp().millis()).atZone(desk.zone()));
        return new Card.Side(
                deletion
                        ? desk.words().of("conflicts.value.deleted")
                        : new FieldWords(desk).value(conflict.field(), value.value(), titles),
                names.of(value),
                when);
    }
}

package org.outboxfx.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridTimestamp;

/**
 * Two edits of one field, neither of which had seen the other. The merge decides by timestamp; the conflict keeps the
 * value that lost until a person has looked at it.
 *
 * <p>A conflict travels as an ordinary record of type {@value #TYPE} with an id derived from its content, so every
 * device and every retry arrives at the same one.
 *
 * @param subject the record that was edited twice
 * @param kind whether two edits met, or an edit and a deletion
 * @param field the edited field
 * @param kept the value that won; of a {@code DELETE_VS_EDIT} the deletion
 * @param lost the value that lost
 */
public record Conflict(RecordKey subject, Kind kind, String field, Field kept, Field lost) {

    public static final String TYPE = "conflict";
    /** The flag that a person sets on the conflict's record after looking at it. */
    public static final String REVIEWED = "reviewed";

    public enum Kind {
        EDIT_VS_EDIT, DELETE_VS_EDIT
    }

    /**
     * The conflicts that arise when an edit reaches a record which has changed since its author saw it.
     *
     * @param stored the record as it is
     * @param base for each field that the author had seen, the stamp it then had
     * @param edit the fields the author set
     */
    public static List<Conflict> between(Record stored, Map<String, HybridTimestamp> base, Record edit) {
        var conflicts = new ArrayList<Conflict>();
        edit.fields().forEach((name, incoming) -> {
            Field present = stored.fields().get(name);
            if (present != null && unseen(present, base.get(name)) && !present.value().equals(incoming.value())
                    && !present.stamp().equals(incoming.stamp())) {
                boolean incomingWins = incoming.beats(present);
                conflicts.add(new Conflict(stored.key(), Kind.EDIT_VS_EDIT, name, incomingWins ? incoming : present,
                        incomingWins ? present : incoming));
            }
        });
        conflicts.addAll(deletionsMeetingEdits(stored, base, edit));
        return conflicts;
    }

    private static List<Conflict> deletionsMeetingEdits(Record stored, Map<String, HybridTimestamp> base, Record edit) {
        Field storedMark = stored.fields().get(Record.DELETED);
        Field incomingMark = edit.fields().get(Record.DELETED);
        boolean incomingWins = incomingMark != null && (storedMark == null || incomingMark.beats(storedMark));
        if (storedMark != null && stored.isDeleted() && !incomingWins && !edit.isDeleted()
                && unseen(storedMark, base.get(Record.DELETED))) {
            return editsOfADeleted(stored, storedMark, edit);
        }
        if (incomingMark != null && incomingWins && edit.isDeleted() && !stored.isDeleted() && !base.isEmpty()) {
            return deletionOfAnEdited(stored, base, edit, incomingMark);
        }
        return List.of();
    }

    /** The edit comes after the deletion. What the deleting edit itself set besides the mark is a meeting of two edits. */
    private static List<Conflict> editsOfADeleted(Record stored, Field deletion, Record edit) {
        var conflicts = new ArrayList<Conflict>();
        edit.fields().forEach((name, incoming) -> {
            Field present = stored.fields().get(name);
            boolean ofTheDeletion = present != null && present.stamp().equals(deletion.stamp());
            if (!ofTheDeletion && !incoming.equals(present) && !name.equals(Record.DELETED)) {
                conflicts.add(new Conflict(stored.key(), Kind.DELETE_VS_EDIT, name, deletion, incoming));
            }
        });
        return conflicts;
    }

    /** The deletion comes after the edit. Its base names every field that its author saw; an empty one says nothing. */
    private static List<Conflict> deletionOfAnEdited(Record stored, Map<String, HybridTimestamp> base, Record edit,
            Field deletion) {
        var conflicts = new ArrayList<Conflict>();
        stored.fields().forEach((name, present) -> {
            if (unseen(present, base.get(name)) && !edit.fields().containsKey(name)) {
                conflicts.add(new Conflict(stored.key(), Kind.DELETE_VS_EDIT, name, deletion, present));
            }
        });
        return conflicts;
    }

    private static boolean unseen(Field present, @Nullable HybridTimestamp base) {
        return !present.stamp().equals(base);
    }

    /** The conflict's own record, the same on whichever machine it is made. */
    public Record toRecord() {
        var fields = new TreeMap<String, FieldValue>();
        fields.put("subject_type", FieldValue.of(subject.type()));
        fields.put("subject_id", FieldValue.of(subject.id()));
        fields.put("kind", FieldValue.of(kind.name()));
        fields.put("field", FieldValue.of(field));
        fields.put("kept", kept.value());
        fields.put("kept_stamp", FieldValue.of(kept.stamp().toString()));
        fields.put("lost", lost.value());
        fields.put("lost_stamp", FieldValue.of(lost.stamp().toString()));
        HybridTimestamp later = kept.stamp().isAfter(lost.stamp()) ? kept.stamp() : lost.stamp();
        return Record.stamped(key(), fields, later);
    }

    public RecordKey key() {
        String content = String.join("|", subject.toString(), kind.name(), field, kept.stamp().toString(),
                lost.stamp().toString());
        return new RecordKey(TYPE, UUID.nameUUIDFromBytes(content.getBytes(UTF_8)).toString());
    }

    /** The conflict that a record of type {@value #TYPE} tells of; empty if the record is of another type or incomplete. */
    public static Optional<Conflict> from(Record record) {
        if (!record.key().type().equals(TYPE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Conflict(new RecordKey(record.text("subject_type", ""), record.text("subject_id", "")),
                    Kind.valueOf(record.text("kind", "")), record.text("field", ""),
                    new Field(record.value("kept"), HybridTimestamp.parse(record.text("kept_stamp", ""))),
                    new Field(record.value("lost"), HybridTimestamp.parse(record.text("lost_stamp", "")))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

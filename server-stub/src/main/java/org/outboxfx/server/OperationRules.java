package org.outboxfx.server;

import static org.outboxfx.wire.Limits.MAX_DEPENDENCIES;
import static org.outboxfx.wire.Limits.MAX_FIELDS;
import static org.outboxfx.wire.Limits.MAX_NAME_CHARACTERS;
import static org.outboxfx.wire.Limits.MAX_TEXT_CHARACTERS;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpResult.Code;
import org.outboxfx.wire.Operation;

/** What an operation must be, whatever the store holds. Pure. Details name members and bounds, never content. */
final class OperationRules {

    static final Pattern OP_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    static final Set<String> TYPES = Set.of("list", "task", "conversation", "message", "device", Conflict.TYPE);
    /** A person may review a conflict, and hide it; what it tells is the server's to say. */
    private static final Set<String> CONFLICT_FIELDS = Set.of(Conflict.REVIEWED, Record.DELETED);
    private static final Pattern FIELD = Pattern
            .compile("[A-Za-z][A-Za-z0-9_.-]{0," + (Limits.MAX_FIELD_NAME_CHARACTERS - 1) + "}");

    private record Fault(Code code, String detail) {}

    private OperationRules() {}

    /** The rejection, if the operation breaks a rule. After an empty answer none of its members is null. */
    static Optional<OpResult> broken(Operation op) {
        Fault fault = form(op);
        if (fault == null) {
            fault = fields(op);
        }
        return fault == null ? Optional.empty() : Optional.of(OpResult.rejected(op.opId(), fault.code(), fault.detail()));
    }

    private static @Nullable Fault form(Operation op) {
        if (!OP_ID.matcher(op.opId()).matches()) {
            return invalid("opId: expected 1 to 64 letters, digits, dots, underscores, colons or hyphens.");
        }
        if (anyMissing(op.type(), op.id(), op.kind(), op.hlc(), op.fields(), op.lane(), op.impact())) {
            return invalid("A member is missing; expected type, id, kind, hlc, fields, lane and impact.");
        }
        try {
            op.key();
        } catch (IllegalArgumentException e) {
            return invalid("type or id: expected a type such as 'task' and an id of 1 to 64 letters, digits and . _ : -");
        }
        if (!TYPES.contains(op.type())) {
            return new Fault(Code.UNKNOWN_TYPE,
                    "This server knows the types " + String.join(", ", TYPES.stream().sorted().toList()) + ".");
        }
        if (op.schema() < 1) {
            return invalid("schema: expected 1 to " + Limits.SCHEMA + ".");
        }
        if (op.lane().isEmpty() || op.lane().length() > MAX_NAME_CHARACTERS || !wellFormed(op.lane())) {
            return invalid("lane: expected 1 to " + MAX_NAME_CHARACTERS + " characters.");
        }
        if (op.dependsOn().size() > MAX_DEPENDENCIES || !op.dependsOn().stream().allMatch(id -> OP_ID.matcher(id).matches())) {
            return invalid("dependsOn: expected at most " + MAX_DEPENDENCIES + " ids of operations.");
        }
        if (op.base().size() > MAX_FIELDS || op.base().values().stream().anyMatch(Objects::isNull)) {
            return invalid("base: expected at most " + MAX_FIELDS + " fields, each with a stamp.");
        }
        return null;
    }

    private static @Nullable Fault fields(Operation op) {
        if (op.fields().isEmpty()) {
            return invalid("fields: expected at least one.");
        }
        if (op.fields().size() > MAX_FIELDS) {
            return new Fault(Code.TOO_LARGE, "fields: found " + op.fields().size() + ", expected at most " + MAX_FIELDS + ".");
        }
        for (var field : op.fields().entrySet()) {
            Fault fault = field(field.getKey(), field.getValue());
            if (fault != null) {
                return fault;
            }
        }
        if (op.type().equals(Conflict.TYPE) && !CONFLICT_FIELDS.containsAll(op.fields().keySet()) && !givesConflictBack(op)) {
            return new Fault(Code.FORBIDDEN,
                    "Of a conflict only '" + Conflict.REVIEWED + "' and '" + Record.DELETED + "' can be set.");
        }
        return null;
    }

    /** A conflict's id is made from what it tells, so nobody can give back one that never was under the id of another. */
    private static boolean givesConflictBack(Operation op) {
        return op.kind() == Change.Kind.GIVE_BACK
                && Conflict.from(op.edit()).map(conflict -> conflict.key().equals(op.key())).orElse(false);
    }

    private static @Nullable Fault field(String name, FieldValue value) {
        if (!FIELD.matcher(name).matches()) {
            return invalid("A field's name: expected a letter and up to " + (Limits.MAX_FIELD_NAME_CHARACTERS - 1)
                    + " letters, digits, underscores, dots or hyphens.");
        }
        if (name.equals(Record.DELETED) && !(value instanceof FieldValue.Flag)) {
            return invalid("Field 'deleted': expected true or false.");
        }
        if (value instanceof FieldValue.Text text) {
            if (text.value().length() > MAX_TEXT_CHARACTERS) {
                return new Fault(Code.TOO_LARGE,
                        "Field '" + name + "': found " + text.value().length() + " characters, expected at most "
                                + MAX_TEXT_CHARACTERS + ".");
            }
            if (!wellFormed(text.value())) {
                return invalid("Field '" + name + "': the text holds half a surrogate pair, which no encoding can carry.");
            }
        }
        return null;
    }

    private static boolean anyMissing(@Nullable Object... members) {
        for (Object member : members) {
            if (member == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static Fault invalid(String detail) {
        return new Fault(Code.INVALID, detail);
    }
}

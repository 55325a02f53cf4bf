package org.outboxfx.record;

import java.util.regex.Pattern;

/**
 * Names one record: its type and its id within that type.
 *
 * @param type a lower-case letter, then up to 31 lower-case letters, digits or underscores
 * @param id 1 to {@value #MAX_ID_LENGTH} letters, digits, dots, underscores, colons or hyphens; usually a UUIDv7
 */
public record RecordKey(String type, String id) {

    public static final int MAX_ID_LENGTH = 64;
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1," + MAX_ID_LENGTH + "}");

    public RecordKey {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "Record type: found '" + shortened(type) + "', expected a lower-case letter and up to 31 of a-z, 0-9 and _.");
        }
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Record id: found '" + shortened(id) + "', expected 1 to " + MAX_ID_LENGTH
                    + " letters, digits, dots, underscores, colons or hyphens.");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    @Override
    public String toString() {
        return type + ":" + id;
    }
}

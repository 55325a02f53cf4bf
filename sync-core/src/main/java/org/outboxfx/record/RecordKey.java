package org.outboxfx.record;

/**
 * Names one record: its type and its id within that type.
 *
 * @param type a lower-case letter, then up to 31 lower-case letters, digits or underscores
 * @param id 1 to {@value #MAX_ID_LENGTH} letters, digits, dots, underscores, colons or hyphens; usually a UUIDv7
 */
public record RecordKey(String type, String id) {

    public static final int MAX_ID_LENGTH = 64;
    private static final int MAX_TYPE_LENGTH = 32;

    public RecordKey {
        if (!isType(type)) {
            throw new IllegalArgumentException(
                    "Record type: found '" + shortened(type) + "', expected a lower-case letter and up to 31 of a-z, 0-9 and _.");
        }
        if (!isId(id)) {
            throw new IllegalArgumentException("Record id: found '" + shortened(id) + "', expected 1 to " + MAX_ID_LENGTH
                    + " letters, digits, dots, underscores, colons or hyphens.");
        }
    }

    /** Character by character: keys are made by the thousand. */
    private static boolean isType(String type) {
        if (type.isEmpty() || type.length() > MAX_TYPE_LENGTH || !isLowerCase(type.charAt(0))) {
            return false;
        }
        for (int at = 1; at < type.length(); at++) {
            if (!isLowerCase(type.charAt(at)) && !isDigit(type.charAt(at)) && type.charAt(at) != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isId(String id) {
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            return false;
        }
        for (int at = 0; at < id.length(); at++) {
            if (!isOfAnId(id.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfAnId(int one) {
        return isLowerCase(one) || isDigit(one) || (one >= 'A' && one <= 'Z') || one == '.' || one == '_' || one == ':'
                || one == '-';
    }

    private static boolean isLowerCase(int one) {
        return one >= 'a' && one <= 'z';
    }

    private static boolean isDigit(int one) {
        return one >= '0' && one <= '9';
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    @Override
    public String toString() {
        return type + ":" + id;
    }
}

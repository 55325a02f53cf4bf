package org.outboxfx.wire;

/** The bounds of the protocol. Both sides know them: the client keeps within them, the server enforces them. */
public final class Limits {

    /** Operations in one request. */
    public static final int MAX_BATCH_OPERATIONS = 100;
    /** Bytes of one request's or one answer's body. */
    public static final int MAX_BODY_BYTES = 1_048_576;
    /** Characters of one field's text. */
    public static final int MAX_TEXT_CHARACTERS = 65_536;
    /** Bytes of one record in wire form; a conflict may have twice as many, because it holds two values. */
    public static final int MAX_RECORD_BYTES = 262_144;
    /** Fields of one record. */
    public static final int MAX_FIELDS = 64;
    /** Characters of a field's name. */
    public static final int MAX_FIELD_NAME_CHARACTERS = 64;
    /** Operations that one operation may depend on. */
    public static final int MAX_DEPENDENCIES = 16;
    /** Characters of an operation's id and of its lane. */
    public static final int MAX_NAME_CHARACTERS = 128;
    /** How deep JSON may be nested. */
    public static final int MAX_JSON_DEPTH = 16;
    /** Records in one page of the feed. */
    public static final int MAX_PAGE_RECORDS = 500;
    /** Seconds that a long poll may wait. */
    public static final int MAX_WAIT_SECONDS = 25;
    /** The version of the operations' form. */
    public static final int SCHEMA = 1;

    private Limits() {}
}

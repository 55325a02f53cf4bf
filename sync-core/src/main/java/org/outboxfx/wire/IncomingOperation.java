package org.outboxfx.wire;

import org.jspecify.annotations.Nullable;

/** One operation of a batch as the server finds it: one that cannot be read spoils itself, not its batch. */
public sealed interface IncomingOperation {

    /** Has the form of an operation; its members may still be missing or wrong. */
    record Readable(Operation operation) implements IncomingOperation {}

    /**
     * Does not have the form of an operation.
     *
     * @param lane its lane, if at least that could be read
     */
    record Unreadable(String opId, @Nullable String lane) implements IncomingOperation {}
}

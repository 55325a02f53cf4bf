package org.outboxfx.storage;

import org.jspecify.annotations.Nullable;

/** What is to be done within one transaction. It runs on the database's own thread and must not wait for anything else. */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
    T in(Transaction tx);
}

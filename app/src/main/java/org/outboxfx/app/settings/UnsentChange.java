package org.outboxfx.app.settings;

import org.outboxfx.record.Change;

/**
 * A change on its way from one outbox to another.
 *
 * @param writtenMillis when it was written, in milliseconds since 1970
 */
record UnsentChange(Form form, Change change, long writtenMillis) {

    enum Form {
        DRAFT, CHANGE
    }
}

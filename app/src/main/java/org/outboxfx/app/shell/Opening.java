package org.outboxfx.app.shell;

import org.jspecify.annotations.Nullable;
import org.outboxfx.record.RecordKey;

/** Goes where a record can be edited. */
final class Opening {

    private Opening() {}

    /** @param record null changes nothing */
    static void of(@Nullable RecordKey record, Shell.Models models) {
        if (record == null) {
            return;
        }
        switch (record.type()) {
            case "task" -> {
                models.shell().pageProperty().set(Page.TASKS);
                models.tasks().open(record.id());
            }
            case "conversation" -> {
                models.shell().pageProperty().set(Page.MESSAGES);
                models.messages().chosenProperty().set(record.id());
            }
            case "conflict" -> models.shell().pageProperty().set(Page.CONFLICTS);
            case "device" -> models.shell().pageProperty().set(Page.SETTINGS);
            default -> models.shell().pageProperty().set(Page.TASKS);
        }
    }
}

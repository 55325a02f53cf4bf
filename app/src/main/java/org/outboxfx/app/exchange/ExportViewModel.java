package org.outboxfx.app.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.app.desk.Desk;

/** Writes all tasks into a file of another program's format. Used from the desk's executor only. */
public final class ExportViewModel {

    private final Desk desk;

    public ExportViewModel(Desk desk) {
        this.desk = desk;
    }

    /**
     * Writes the file whole or not at all: it is written beside and then takes the name.
     *
     * @return completes with how many tasks it holds
     */
    public CompletableFuture<Integer> exportTo(Path file) {
        var format = FileFormat.of(file);
        var done = TaskFiles.write(desk.client(), file, desk.zone());
        var _ = done.whenComplete((all, failure) -> desk.ui().execute(() -> {
            if (failure != null) {
                desk.notices().trouble(failure);
            } else {
                long shortened = all.stream().filter(format::loses).count();
                desk.notices().say(desk.words().of("export.done", all.size(), String.valueOf(file.getFileName()), shortened));
            }
        }));
        return done.thenApply(List::size);
    }
}

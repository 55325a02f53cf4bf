package org.outboxfx.app.todotxt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.record.Change;

/** Brings a todo.txt file in, through the ordinary way every change takes. Used from the desk's executor only. */
public final class ImportViewModel {

    /** Larger files are none that people keep by hand. */
    static final long MAX_FILE_BYTES = 20_000_000;
    /** Changes in one transaction: few enough that other changes get in between. */
    static final int CHUNK = 100;

    private final Desk desk;
    private final ReadOnlyObjectWrapper<@Nullable ImportReport> report = new ReadOnlyObjectWrapper<>();

    public ImportViewModel(Desk desk) {
        this.desk = desk;
    }

    // Properties

    /** What became of the last file, until it is dismissed. */
    public ReadOnlyObjectProperty<@Nullable ImportReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    Desk desk() {
        return desk;
    }

    // Commands

    /**
     * Reads the file and adds its tasks, a chunk at a time, each chunk in one transaction. After a crash the chunks before it
     * are here, and importing again brings in the rest.
     *
     * @return completes when all of it is on this device's disk
     */
    public CompletableFuture<ImportReport> importFile(Path file) {
        var lines = CompletableFuture.supplyAsync(() -> TodoTxt.read(bytes(file)),
                task -> Thread.ofVirtual().name("todo-import").start(task));
        var tasks = desk.client().records("task");
        var lists = desk.client().records("list");
        var done = CompletableFuture.allOf(lines, tasks, lists)
                .thenApply(_ -> ImportPlan.of(String.valueOf(file.getFileName()), lines.join(), tasks.join(), lists.join(),
                        desk.clock().instant()))
                .thenCompose(plan -> submit(plan.changes(), 0).thenApply(_ -> plan.report()));
        var _ = done.whenComplete((finished, failure) -> desk.ui().execute(() -> {
            if (failure == null) {
                report.set(finished);
            } else {
                desk.notices().trouble(failure);
            }
        }));
        return done;
    }

    public void dismiss() {
        report.set(null);
    }

    private CompletableFuture<?> submit(List<Change> changes, int from) {
        if (from >= changes.size()) {
            return CompletableFuture.completedFuture(null);
        }
        int to = Math.min(from + CHUNK, changes.size());
        return desk.client().submitAll(changes.subList(from, to)).thenCompose(_ -> submit(changes, to));
    }

    private static byte[] bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_FILE_BYTES) {
                throw new UncheckedIOException(new IOException("Cannot import " + file.getFileName() + ": it holds " + size
                        + " bytes, expected at most " + MAX_FILE_BYTES + ". Split it and import the parts."));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": no such file, or it may not be read.", e);
        }
    }
}

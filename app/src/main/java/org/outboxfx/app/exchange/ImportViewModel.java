package org.outboxfx.app.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.desk.Way;
import org.outboxfx.record.Change;

/**
 * Brings a file's tasks in, through the ordinary way every change takes: first it says what would happen, then, if it is
 * wanted, does it as one step that can be undone. Used from the desk's executor only.
 */
public final class ImportViewModel {

    private final Desk desk;
    private final ReadOnlyObjectWrapper<@Nullable ImportReport> report = new ReadOnlyObjectWrapper<>();
    private @Nullable ImportPlan planned;

    public ImportViewModel(Desk desk) {
        this.desk = desk;
    }

    // Properties

    /** What a file would bring in, or has brought, until it is dismissed. */
    public ReadOnlyObjectProperty<@Nullable ImportReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    Desk desk() {
        return desk;
    }

    // Commands

    /** Reads a file and says what it would bring in; nothing is changed yet. */
    public CompletableFuture<ImportReport> preview(Path file) {
        return told(plan(file).thenApplyAsync(plan -> {
            planned = plan;
            return plan.report();
        }, desk.ui()));
    }

    /** Brings in what was looked at. */
    CompletableFuture<ImportReport> confirm() {
        ImportPlan plan = planned;
        planned = null;
        if (plan == null) {
            throw new IllegalStateException("No file has been read that could be imported; expected a preview before.");
        }
        return told(bringIn(plan));
    }

    /**
     * Reads a file and adds its tasks unasked, a chunk at a time, each chunk in one transaction. After a crash the chunks
     * before it are here, and importing again brings in the rest.
     *
     * @return completes when all of it is on this device's disk
     */
    public CompletableFuture<ImportReport> importFile(Path file) {
        return told(plan(file).thenComposeAsync(this::bringIn, desk.ui()));
    }

    public void dismiss() {
        planned = null;
        report.set(null);
    }

    private CompletableFuture<ImportPlan> plan(Path file) {
        return TaskFiles.plan(desk.client(), file, desk.zone(), desk.clock().instant());
    }

    private CompletableFuture<ImportReport> bringIn(ImportPlan plan) {
        if (plan.changes().isEmpty()) {
            return CompletableFuture.completedFuture(plan.report().done());
        }
        var way = submit(plan.changes(), 0, new ArrayList<>()).thenApply(Way::of);
        desk.history().add(() -> desk.words().of("deed.import", plan.report().file()), way);
        return way.thenApply(_ -> plan.report().done());
    }

    private CompletableFuture<List<Way>> submit(List<Change> changes, int from, List<Way> done) {
        if (from >= changes.size()) {
            return CompletableFuture.completedFuture(done);
        }
        int to = Math.min(from + TaskFiles.CHUNK, changes.size());
        return desk.history().submit(changes.subList(from, to)).thenCompose(way -> {
            done.add(way);
            return submit(changes, to, done);
        });
    }

    private CompletableFuture<ImportReport> told(CompletableFuture<ImportReport> work) {
        var _ = work.whenComplete((finished, failure) -> desk.ui().execute(() -> {
            if (failure == null) {
                report.set(finished);
            } else {
                report.set(null);
                desk.notices().trouble(failure);
            }
        }));
        return work;
    }
}

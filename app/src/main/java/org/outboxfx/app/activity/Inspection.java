package org.outboxfx.app.activity;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.words.FailureWords;

/** What a person has done with all of the evidence, and what came of it. Used from the desk's executor only. */
final class Inspection {

    private final Desk desk;
    private final ReadOnlyObjectWrapper<@Nullable Verdict> verdict = new ReadOnlyObjectWrapper<>();

    Inspection(Desk desk) {
        this.desk = desk;
        // A sentence in another language is worse than none, and can be had again.
        desk.words().onChange(this::dismiss);
    }

    /** What came of it; null while nothing is to be told. */
    ReadOnlyObjectProperty<@Nullable Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    void dismiss() {
        verdict.set(null);
    }

    /** Looks whether everything is as it was written, and whether the server has seen more, if it can be asked. */
    void verify() {
        run("activity.verify.running", desk.client().evidence().verify(),
                report -> Verdict.of(report, desk.words(), desk.zone()), "activity.verify.failed");
    }

    void exportTo(Path file) {
        run("activity.export.running", desk.client().evidence().export(file),
                lines -> Verdict.good(desk.words().of("activity.export.done", lines, file.getFileName())),
                "activity.export.failed");
    }

    private <T> void run(String running, CompletableFuture<T> work, Function<T, Verdict> done, String failed) {
        verdict.set(Verdict.underWay(desk.words().of(running)));
        var _ = work.whenComplete((result, failure) -> desk.ui().execute(() -> verdict.set(failure == null
                ? done.apply(result)
                : Verdict.bad(desk.words().of(failed, FailureWords.of(desk.words(), failure))))));
    }
}

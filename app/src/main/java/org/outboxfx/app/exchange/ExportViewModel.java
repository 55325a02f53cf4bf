package org.outboxfx.app.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.record.Record;

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
        var tasks = desk.client().records("task");
        var lists = desk.client().records("list");
        var format = FileFormat.of(file);
        var done = tasks.thenCombine(lists, ExportViewModel::inOrder).thenApplyAsync(all -> {
            write(file, format.write(all, desk.zone()));
            return all;
        }, work -> Thread.ofVirtual().name("task-export").start(work));
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

    private static List<FileTask> inOrder(List<Record> tasks, List<Record> lists) {
        var titles = lists.stream().filter(list -> !list.isDeleted())
                .collect(Collectors.toMap(list -> list.key().id(), list -> list.text("title", "")));
        return tasks.stream().filter(task -> !task.isDeleted())
                .sorted(Comparator.comparing((Record task) -> task.text("position", "")).thenComparing(task -> task.key().id()))
                .map(task -> FileTask.of(task, titles)).toList();
    }

    private static void write(Path file, byte[] content) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(beside, content);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write " + file + ": may this folder be written to, and is there room on its disk?", e);
        }
    }
}

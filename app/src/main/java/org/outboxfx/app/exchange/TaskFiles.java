package org.outboxfx.app.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.words.WordedException;
import org.outboxfx.record.Record;

/** Files with tasks, read into plans and written from what is here. */
public final class TaskFiles {

    /** Larger files are none that people keep by hand. */
    public static final long MAX_FILE_BYTES = 20_000_000;
    /** Changes in one transaction: few enough that other changes get in between. */
    public static final int CHUNK = 100;

    private TaskFiles() {}

    /** Reads a file on a thread of its own, and says what would have to be changed to bring its tasks in. */
    public static CompletableFuture<ImportPlan> plan(OutboxClient client, Path file, ZoneId zone, Instant now) {
        var lines = CompletableFuture.supplyAsync(() -> FileFormat.of(file).read(bytes(file), zone),
                task -> Thread.ofVirtual().name("task-import").start(task));
        var tasks = client.records("task");
        var lists = client.records("list");
        return CompletableFuture.allOf(lines, tasks, lists)
                .thenApply(_ -> ImportPlan.of(name(file), lines.join(), tasks.join(), lists.join(), now));
    }

    /**
     * Writes all tasks to a file, whole or not at all, on a thread of its own.
     *
     * @return completes with the tasks that are in it
     */
    public static CompletableFuture<List<FileTask>> write(OutboxClient client, Path file, ZoneId zone) {
        var tasks = client.records("task");
        var lists = client.records("list");
        return tasks.thenCombine(lists, TaskFiles::inOrder).thenApplyAsync(all -> {
            replace(file, FileFormat.of(file).write(all, zone));
            return all;
        }, work -> Thread.ofVirtual().name("task-export").start(work));
    }

    private static List<FileTask> inOrder(List<Record> tasks, List<Record> lists) {
        var titles = lists.stream().filter(list -> !list.isDeleted())
                .collect(Collectors.toMap(list -> list.key().id(), list -> list.text("title", "")));
        return tasks.stream().filter(task -> !task.isDeleted())
                .sorted(Comparator.comparing((Record task) -> task.text("position", "")).thenComparing(task -> task.key().id()))
                .map(task -> FileTask.of(task, titles)).toList();
    }

    private static byte[] bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_FILE_BYTES) {
                throw new WordedException("import.too-large", null, name(file), size, MAX_FILE_BYTES);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WordedException("import.unreadable", e, name(file));
        }
    }

    private static void replace(Path file, byte[] content) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(beside, content);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new WordedException("export.unwritten", e, name(file));
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

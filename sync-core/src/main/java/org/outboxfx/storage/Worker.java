package org.outboxfx.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread and the work that waits for it. Nothing that the work does ends the thread: neither an exception nor an
 * interrupt, which would close H2's file.
 */
final class Worker {

    /** Work that may wait. A program that gets this far ahead of its disk is told so instead of running out of memory. */
    static final int MAX_QUEUED = 65_536;

    /** What the thread does with work. */
    interface Hand {
        /** Completes the future of each job, whatever happens. */
        void work(List<Job<?>> jobs);

        /** There has been nothing to do for a while, once after each stretch of work. */
        void rest();
    }

    /** Work and the future that was promised for it. */
    record Job<T extends @Nullable Object>(Work<T> work, CompletableFuture<T> future) implements Item {
        @Override
        public void refuse(StorageException reason) {
            future.completeExceptionally(reason);
        }
    }

    /** Something to be done between transactions. */
    private record Command(Runnable task, CompletableFuture<Void> done) implements Item {
        @Override
        public void refuse(StorageException reason) {
            done.completeExceptionally(reason);
        }
    }

    sealed interface Item {
        void refuse(StorageException reason);
    }

    private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final Hand hand;
    private final int groupSize;
    private final Duration idleAfter;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile @Nullable StorageException refusal;
    private volatile boolean halted;
    private boolean rested = true;

    /** @param groupSize how much work the hand may be given at once */
    Worker(String name, Hand hand, int groupSize, Duration idleAfter) {
        this.hand = hand;
        this.groupSize = groupSize;
        this.idleAfter = idleAfter;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    <T extends @Nullable Object> CompletableFuture<T> submit(Work<T> work) {
        var future = new CompletableFuture<T>();
        StorageException refused = refusal;
        if (refused != null) {
            future.completeExceptionally(refused);
        } else if (queue.size() >= MAX_QUEUED) {
            future.completeExceptionally(new StorageException(StorageException.Reason.BUSY, "The database has " + MAX_QUEUED
                    + " transactions waiting and takes no more. The disk is slower than the program; wait, then try again."));
        } else {
            enqueue(new Job<>(work, future));
        }
        return future;
    }

    /** Runs a task on the thread, between transactions; the future fails if the worker ends before that. */
    CompletableFuture<Void> run(Runnable task) {
        var done = new CompletableFuture<Void>();
        enqueue(new Command(task, done));
        return done;
    }

    private void enqueue(Item item) {
        queue.add(item);
        if (halted) {
            refuseQueued(); // the thread may have looked for the last time before the item came
        }
    }

    /** Takes no more work; ends when the work that is queued is done. */
    void finish(StorageException reason) {
        refusal = reason;
        queue.add(new Command(() -> halted = true, new CompletableFuture<>()));
    }

    /** Takes no more work and refuses what is queued; ends after the work at hand. */
    void halt(StorageException reason) {
        refusal = reason;
        halted = true;
        queue.add(new Command(() -> {}, new CompletableFuture<>())); // wakes the thread
    }

    /** Waits for the thread's end. */
    void join() {
        ended.join(); // unlike Thread.join this does not end at an interrupt, and keeps it
    }

    boolean isCurrentThread() {
        return Thread.currentThread().equals(thread);
    }

    private void run() {
        var group = new ArrayList<Job<?>>();
        while (!halted) {
            switch (next()) {
                case null -> hand.rest();
                case Command command -> {
                    command.task().run();
                    command.done().complete(null);
                }
                case Job<?> first -> {
                    group.add(first);
                    while (group.size() < groupSize && queue.peek() instanceof Job<?> more) {
                        queue.remove();
                        group.add(more);
                    }
                    hand.work(group);
                    group.clear();
                }
            }
        }
        refuseQueued();
        ended.complete(null);
    }

    /** The next item, or null if there has been none for a while. */
    private @Nullable Item next() {
        while (true) {
            try {
                Item item = rested ? queue.take() : queue.poll(idleAfter.toNanos(), TimeUnit.NANOSECONDS);
                rested = item == null;
                return item;
            } catch (InterruptedException e) {
                // Work interrupted its own thread. Nobody else can, and it must not reach H2.
            }
        }
    }

    private void refuseQueued() {
        StorageException reason = refusal;
        Item item;
        while (reason != null && (item = queue.poll()) != null) {
            item.refuse(reason);
        }
    }
}

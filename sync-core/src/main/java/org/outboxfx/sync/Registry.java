package org.outboxfx.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.sync.Entry.Todo;

/**
 * The registrations in memory. They follow the disk: an entry moves once what it moves to is durable (R5, R25). Used on
 * the sequencer only.
 *
 * <p>Writes of different tags are under way together and share syncs; the inputs of one tag are taken one after another.
 */
final class Registry {

    private final StepWriter writer;
    private final Timekeeper time;
    private final Sequencer sequencer;
    private final Firing firing;
    private final Consumer<SyncLifecycle> news;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    /** Those that could fire but wait for room among the writes: then some of these are under way, so never for long. */
    private final LinkedHashSet<Entry> heldBack = new LinkedHashSet<>();
    private final Quiescence quiescence = new Quiescence();
    private final List<Runnable> afterLoading = new ArrayList<>();
    private boolean loaded;

    Registry(StepWriter writer, Timekeeper time, Sequencer sequencer, Firing firing, Consumer<SyncLifecycle> news) {
        this.writer = writer;
        this.time = time;
        this.sequencer = sequencer;
        this.firing = firing;
        this.news = news;
        writer.whenRecovered(this::lookAtAll);
        writer.whenThereIsRoom(this::lookAtHeldBack);
    }

    /** The first operation. Until it has succeeded, all others wait (R30). */
    void load() {
        writer.load(this::loaded);
    }

    void whenLoaded(Runnable operation) {
        if (loaded) {
            operation.run();
        } else {
            afterLoading.add(operation);
        }
    }

    /** A registering that is durable. One that came before loading is found by it. */
    void registered(String tag, SyncOptions options, long generation) {
        if (!loaded) {
            return;
        }
        Entry entry = entries.get(tag);
        if (entry != null) {
            handle(entry, new Input.Registered(generation, options));
            return;
        }
        var created = new Entry(Registration.created(tag, generation, options, time.instant()));
        entries.put(tag, created);
        news.accept(new SyncLifecycle.Registered(tag));
        look(created);
    }

    /** @return completes once the input has had its effect; false if there is no such registration */
    CompletableFuture<Boolean> input(String tag, Input input) {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return CompletableFuture.completedFuture(false);
        }
        var done = new CompletableFuture<Boolean>();
        handle(entry, new Todo(input, done));
        return done;
    }

    /** What every registration is to be told, for instance that there is connectivity again. */
    void inputToAll(Input input) {
        List.copyOf(entries.values()).forEach(entry -> handle(entry, input));
    }

    /** Something that decides on firing has changed, or time has passed unseen. */
    void lookAtAll() {
        Instant now = time.instant();
        for (Entry entry : List.copyOf(entries.values())) {
            var delay = entry.registration.delay();
            if (delay != null && !delay.until().isAfter(now)) {
                handle(entry, new Input.Due());
            } else {
                look(entry);
            }
        }
    }

    /** R31. */
    CompletableFuture<@Nullable Void> removeAll() {
        return writer.removeAll(this::forgetAll);
    }

    /** Cancels the events under way; they count as not begun (R14). Completes when nothing is going on any more. */
    CompletableFuture<@Nullable Void> interruptAll() {
        for (Entry entry : List.copyOf(entries.values())) {
            if (entry.attempt != null) {
                entry.attempt.abandon();
                handle(entry, new Input.Undispatched());
            }
        }
        return quiescence.reached();
    }

    List<RegistrationStatus> status() {
        return entries.values().stream().map(entry -> entry.registration)
                .filter(registration -> registration.state() != RegistrationState.UNREGISTERED_WHILE_FIRING)
                .map(Registration::status).toList();
    }

    CompletableFuture<@Nullable Void> quiescent() {
        return quiescence.reached();
    }

    private void loaded(List<Step> steps) {
        loaded = true;
        for (Step step : steps) {
            if (step.after() != null) {
                entries.put(step.after().tag(), new Entry(step.after()));
            }
            step.news().forEach(news);
        }
        lookAtAll();
        afterLoading.forEach(Runnable::run);
        afterLoading.clear();
    }

    private void forgetAll() {
        for (Entry entry : entries.values()) {
            entry.disarm();
            if (entry.attempt != null) {
                entry.attempt.abandon();
            }
            entry.queue.forEach(todo -> todo.done().complete(false));
            quiescence.rest(entry);
            news.accept(new SyncLifecycle.Unregistered(entry.tag()));
        }
        entries.clear();
        heldBack.clear();
    }

    private void handle(Entry entry, Input input) {
        handle(entry, new Todo(input, new CompletableFuture<>()));
    }

    private void handle(Entry entry, Todo todo) {
        if (entries.get(entry.tag()) != entry) {
            todo.done().complete(false); // a late answer to something that was removed (R31)
        } else if (entry.writing) {
            entry.queue.add(todo);
        } else {
            Step step = Transition.next(entry.registration, todo.input(), time.instant());
            if (todo.input().isWritten() && !entry.registration.equals(step.after())) {
                write(entry, todo);
            } else {
                become(entry, step, todo);
            }
        }
    }

    private void write(Entry entry, Todo todo) {
        entry.writing = true;
        quiescence.busy(entry);
        writer.write(entry.registration, todo.input(), step -> written(entry, step, todo),
                () -> entries.get(entry.tag()) == entry);
    }

    private void written(Entry entry, Step step, Todo todo) {
        if (entries.get(entry.tag()) == entry) {
            entry.writing = false;
            become(entry, step, todo);
        } else {
            todo.done().complete(false);
        }
    }

    private void become(Entry entry, Step step, Todo todo) {
        Registration after = step.after();
        var attempt = entry.attempt;
        if (after == null || !after.state().isFiring()) {
            entry.attempt = null;
        }
        if (after == null) {
            entries.remove(entry.tag());
            entry.disarm();
        } else {
            entry.registration = after;
        }
        step.news().forEach(news);
        todo.done().complete(true);
        if (after == null) {
            // Whatever still waits is older than the removal.
            entry.queue.forEach(late -> late.done().complete(false));
            quiescence.rest(entry);
            return;
        }
        while (!entry.writing && !entry.queue.isEmpty()) {
            handle(entry, entry.queue.remove());
        }
        if (attempt != null && entry.attempt == null && firing.hasReconnectedSince(attempt)) {
            handle(entry, new Input.Reconnected());
        } else {
            look(entry);
        }
    }

    /** Does what the state of an entry calls for, if it has not been done yet. */
    private void look(Entry entry) {
        if (entry.writing || entries.get(entry.tag()) != entry) {
            return;
        }
        Registration registration = entry.registration;
        Instant now = time.instant();
        entry.isArmedFor(registration.delay());
        if (registration.expiresAt() != null && !registration.state().isFiring()) {
            if (!registration.expiresAt().isAfter(now)) {
                handle(entry, new Input.Expired());
                return;
            }
            if (!entry.hasExpiryAlarm()) {
                entry.armExpiry(alarm(Duration.between(now, registration.expiresAt()), entry, new Input.Expired()));
            }
        }
        switch (registration.state()) {
            case PENDING -> {
                if (!writer.isRefused() && firing.isPossible(registration)) {
                    start(entry);
                }
            }
            case WAITING -> {
                var delay = registration.delay();
                if (delay != null && !entry.isArmedFor(delay)) {
                    entry.armDelay(delay, alarm(Duration.between(now, delay.until()), entry, new Input.Due()));
                }
            }
            case FIRING, REREGISTERED_WHILE_FIRING, UNREGISTERED_WHILE_FIRING -> {
                if (entry.attempt == null) {
                    entry.attempt = firing.begin(registration, outcome -> handle(entry, outcome));
                    if (entry.attempt == null) {
                        handle(entry, new Input.Undispatched());
                    }
                }
            }
            case QUARANTINED -> {
                // Until a person releases it.
            }
        }
        quiescence.update(entry);
    }

    private void start(Entry entry) {
        if (writer.isFull()) {
            heldBack.add(entry);
        } else {
            handle(entry, new Input.Started());
        }
    }

    private void lookAtHeldBack() {
        while (!heldBack.isEmpty() && !writer.isFull()) {
            look(heldBack.removeFirst());
        }
    }

    private Timekeeper.Alarm alarm(Duration delay, Entry entry, Input input) {
        return time.after(delay, () -> sequencer.post(() -> handle(entry, input)));
    }
}

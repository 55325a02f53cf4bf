package org.outboxfx.sync;

import static org.outboxfx.sync.RegistrationState.PENDING;
import static org.outboxfx.sync.RegistrationState.QUARANTINED;
import static org.outboxfx.sync.RegistrationState.UNREGISTERED_WHILE_FIRING;
import static org.outboxfx.sync.RegistrationState.WAITING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Row;
import org.outboxfx.storage.Transaction;
import org.outboxfx.sync.Registration.Delay;

/**
 * The registrations of one scope on disk. Every call happens within a transaction, on the database's thread: what a
 * transition is decided from cannot change before it is written (R25).
 */
final class RegistrationStore {

    private static final int MAX_SCOPE_CHARS = 200;

    private final String scope;
    private final PendingRows pending = new PendingRows();
    private final OptionsText optionsText = new OptionsText();
    /** The highest generation given out; 0 until it has been read. */
    private long generation;
    /** What the transaction that registered last has registered, so that a batch of entries writes its tag once. */
    private @Nullable Transaction lastTransaction;
    private @Nullable String lastTag;
    private @Nullable SyncOptions lastOptions;

    RegistrationStore(String scope) {
        if (scope.length() > MAX_SCOPE_CHARS) {
            throw new IllegalArgumentException(
                    "The scope has " + scope.length() + " characters, expected at most " + MAX_SCOPE_CHARS + ".");
        }
        this.scope = scope;
    }

    /**
     * Writes that a tag is to fire, unless the row on disk says so already.
     *
     * @param afterCommit is told the generation once it is durable; not called when nothing had to be written
     */
    void register(Transaction tx, String tag, SyncOptions options, Instant now, LongConsumer afterCommit) {
        boolean writtenByThisOne = tx == lastTransaction && tag.equals(lastTag) && options.equals(lastOptions);
        if (writtenByThisOne || pending.covers(tag, options)) {
            return; // R7
        }
        long mine = nextGeneration(tx);
        Registration row = find(tx, tag);
        if (row == null) {
            insert(tx, Registration.created(tag, mine, options, now));
        } else {
            var step = Transition.next(row, new Input.Registered(mine, options), now);
            write(tx, tag, step.after());
        }
        lastTransaction = tx;
        lastTag = tag;
        lastOptions = options;
        long mark = pending.mark();
        tx.afterCommit(() -> {
            pending.enter(tag, options, mark);
            afterCommit.accept(mine);
        });
    }

    /**
     * Decides what follows from an input and writes it. A registering, or a removal, that reached the disk before this
     * transaction but not yet the manager is taken into account first: it is never overwritten.
     */
    Step apply(Transaction tx, Registration known, Input input, Instant now) {
        Registration row = find(tx, known.tag());
        Step first = row == null
                ? Transition.next(known, new Input.Unregistered(), now)
                : Transition.next(known, new Input.Registered(row.generation(), row.options()), now);
        if (first.after() == null) {
            return first;
        }
        Step step = Transition.next(first.after(), input, now);
        write(tx, known.tag(), step.after());
        var news = new ArrayList<>(first.news());
        news.addAll(step.news());
        return new Step(step.after(), news);
    }

    /**
     * All registrations of the scope, as a new process finds them (R27, R28). A row that cannot be read is told of and left
     * as it is; it does not keep the others from firing (R32).
     */
    List<Step> load(Transaction tx, int maxInterruptedStarts, Instant now) {
        var input = new Input.Loaded(maxInterruptedStarts);
        var steps = new ArrayList<Step>();
        for (Step found : tx.query("select * from sync_registration where scope = ?", this::mapIfReadable, scope)) {
            Registration row = found.after();
            if (row == null) {
                steps.add(found);
                continue;
            }
            Step step = Transition.next(row, input, now);
            if (step.after() != null && step.after().state() != row.state()) {
                write(tx, row.tag(), step.after());
            }
            steps.add(step);
        }
        return steps;
    }

    private Step mapIfReadable(Row row) {
        try {
            return Step.to(map(row));
        } catch (RuntimeException e) {
            return Step.gone(new SyncLifecycle.StorageFailed(row.text("tag"), "Its row cannot be read: " + e.getMessage()));
        }
    }

    void removeAll(Transaction tx) {
        pending.leaveAll();
        tx.update("delete from sync_registration where scope = ?", scope);
    }

    private @Nullable Registration find(Transaction tx, String tag) {
        return tx.first("select * from sync_registration where scope = ? and tag = ?", this::map, scope, tag)
                .orElse(null);
    }

    private void insert(Transaction tx, Registration registration) {
        Delay delay = registration.delay();
        tx.update("""
                insert into sync_registration (generation, options, max_attempts, attempts, starts, delay_from, delay_until,
                    delay_reason, expires_at, quarantined, last_error, scope, tag)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", registration.generation(),
                optionsText.write(registration.options()), registration.maxAttempts(), registration.attempts(),
                registration.starts(), delay == null ? null : delay.from(), delay == null ? null : delay.until(),
                delay == null ? null : delay.reason().name(), registration.expiresAt(), registration.state() == QUARANTINED,
                registration.lastError(), scope, registration.tag());
    }

    private void write(Transaction tx, String tag, @Nullable Registration after) {
        pending.leave(tag);
        if (after == null || after.state() == UNREGISTERED_WHILE_FIRING) {
            tx.update("delete from sync_registration where scope = ? and tag = ?", scope, tag);
            return;
        }
        Delay delay = after.delay();
        tx.update("""
                update sync_registration set generation = ?, options = ?, attempts = ?, starts = ?, delay_from = ?,
                    delay_until = ?, delay_reason = ?, quarantined = ?, last_error = ?
                where scope = ? and tag = ?""", after.generation(), optionsText.write(after.options()), after.attempts(),
                after.starts(), delay == null ? null : delay.from(), delay == null ? null : delay.until(),
                delay == null ? null : delay.reason().name(), after.state() == QUARANTINED, after.lastError(), scope, tag);
    }

    private long nextGeneration(Transaction tx) {
        if (generation == 0) {
            generation = tx.first("select coalesce(max(generation), 0) as top from sync_registration where scope = ?",
                    row -> row.number("top"), scope).orElse(0L);
        }
        return ++generation;
    }

    /** The firing state is not stored (R26): a row is pending, waiting or quarantined. */
    private Registration map(Row row) {
        Instant until = row.instantOrNull("delay_until");
        Delay delay = until == null
                ? null
                : new Delay(row.instant("delay_from"), until, Delay.Reason.valueOf(row.text("delay_reason")));
        var state = row.flag("quarantined") ? QUARANTINED : delay == null ? PENDING : WAITING;
        return new Registration(row.text("tag"), row.number("generation"), optionsText.read(row.text("options")),
                (int) row.number("max_attempts"), (int) row.number("attempts"), (int) row.number("starts"), state, delay,
                row.instantOrNull("expires_at"), row.textOrNull("last_error"));
    }
}

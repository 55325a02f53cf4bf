package org.outboxfx.app.unlock;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.outboxfx.app.words.FailureWords;
import org.outboxfx.app.words.Words;

/** Asks for the passphrase until it is right, or the person begins anew or gives up. Used from one executor only. */
public final class UnlockViewModel {

    /** How it ended. */
    public enum Ending {
        OPEN, GIVEN_UP
    }

    private final Lock lock;
    private final Words words;
    private final Executor ui;
    private final Executor elsewhere = task -> Thread.ofPlatform().name("outboxfx-unlock").start(task);
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper forgotten = new ReadOnlyBooleanWrapper();
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    /** @param ui where properties are written */
    public UnlockViewModel(Lock lock, Words words, Executor ui) {
        this.lock = lock;
        this.words = words;
        this.ui = ui;
    }

    // Properties

    Words words() {
        return words;
    }

    Lock lock() {
        return lock;
    }

    /** What came of the last attempt; empty before the first. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /** Whether the person is asked if they want to begin anew. */
    ReadOnlyBooleanProperty forgottenProperty() {
        return forgotten.getReadOnlyProperty();
    }

    /** Whether the passphrase is to be kept in the keyring. */
    BooleanProperty keepProperty() {
        return keep;
    }

    /** Completes when this is over. */
    public CompletableFuture<Ending> ending() {
        return ending;
    }

    // Commands

    void open(String passphrase) {
        if (passphrase.isEmpty() || working.get()) {
            return;
        }
        boolean kept = keep.get();
        work(() -> {
            if (!lock.open(passphrase)) {
                return false;
            }
            if (kept) {
                lock.keep();
            }
            return true;
        }, "unlock.wrong");
    }

    void forget() {
        said.set("");
        forgotten.set(true);
    }

    void remember() {
        forgotten.set(false);
    }

    void beginAnew() {
        work(() -> {
            lock.setAside();
            return true;
        }, "unlock.wrong");
    }

    public void giveUp() {
        ending.complete(Ending.GIVEN_UP);
    }

    private void work(java.util.function.BooleanSupplier task, String otherwise) {
        working.set(true);
        said.set(words.of("settings.working"));
        var _ = CompletableFuture.supplyAsync(task::getAsBoolean, elsewhere).whenComplete((done, failure) -> ui.execute(() -> {
            working.set(false);
            if (failure != null) {
                said.set(words.of("trouble", FailureWords.of(words, failure)));
            } else if (done) {
                ending.complete(Ending.OPEN);
            } else {
                said.set(words.of(otherwise));
            }
        }));
    }
}

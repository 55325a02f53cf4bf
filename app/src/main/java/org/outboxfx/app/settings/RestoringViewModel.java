package org.outboxfx.app.settings;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;

/**
 * Puts a backup in the place of everything here, once the person wants that and has given the passphrase that it may need. Used from
 * the desk's executor only.
 */
final class RestoringViewModel {

    /** What opens a backup. */
    enum Key {
        /** Nothing, or the passphrase that this device is opened with. */
        HELD,
        /** A passphrase of its own; this device is encrypted under another. */
        OTHER,
        /** A passphrase of its own; this device is not encrypted. */
        FIRST
    }

    /** What the person is asked. */
    record Question(Path backup, Key key) {}

    private final Desk desk;
    private final Program program;
    private final Consumer<@Nullable Result> say;
    private final Consumer<CompletableFuture<?>> restoring;
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();

    /**
     * @param say gets what is found out
     * @param restoring gets the work of restoring, once it has begun
     */
    RestoringViewModel(Desk desk, Program program, Consumer<@Nullable Result> say, Consumer<CompletableFuture<?>> restoring) {
        this.desk = desk;
        this.program = program;
        this.say = say;
        this.restoring = restoring;
    }

    // Properties

    /** Null while nothing is asked. */
    ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    // Commands

    /** Looks at a file, and asks. */
    void choose(Path backup) {
        look(backup, null, opens -> question.set(new Question(backup, opens ? Key.HELD : ownKey())));
    }

    private Key ownKey() {
        return program.encryption() == Program.Encryption.ON ? Key.OTHER : Key.FIRST;
    }

    /** @param passphrase the backup's; ignored if it needs none of its own */
    void restore(String passphrase) {
        Question asked = question.get();
        if (asked == null) {
            return;
        }
        if (asked.key() == Key.HELD) {
            restore(asked, null);
            return;
        }
        look(asked.backup(), passphrase, opens -> {
            if (opens) {
                restore(asked, passphrase);
            } else {
                say.accept(new Result(Result.Tone.BAD, desk.words().of("settings.restore.wrong")));
            }
        });
    }

    private void restore(Question asked, @Nullable String passphrase) {
        question.set(null);
        restoring.accept(program.restore(asked.backup(), passphrase));
    }

    void cancel() {
        question.set(null);
        say.accept(null);
    }

    private void look(Path backup, @Nullable String passphrase, Consumer<Boolean> found) {
        say.accept(new Result(Result.Tone.UNDER_WAY, desk.words().of("settings.working")));
        var _ = program.opensBackup(backup, passphrase).whenComplete((opens, failure) -> desk.ui().execute(() -> {
            say.accept(failure == null ? null : Result.of(desk.words(), failure));
            if (failure == null) {
                found.accept(opens);
            }
        }));
    }
}

package org.outboxfx.app.settings;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.settings.Program.PassphrasePlace;

/** Switches the encryption of this device on, changes its passphrase, switches it off. Used from the desk's executor only. */
final class EncryptionViewModel {

    private final Desk desk;
    private final Program program;
    private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();

    EncryptionViewModel(Desk desk, Program program) {
        this.desk = desk;
        this.program = program;
    }

    // Properties

    Program program() {
        return program;
    }

    Desk desk() {
        return desk;
    }

    /** What came of the last attempt; null before the first. When it succeeds the window is opened anew and says so. */
    ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    // Commands

    /** @param now ignored while nothing is encrypted */
    void use(String now, String first, String second, PassphrasePlace place) {
        if (isRefused(now)) {
            result.set(bad("encryption.wrong"));
        } else if (first.length() < OutboxFile.SHORTEST_PASSPHRASE) {
            result.set(bad("settings.export.short", OutboxFile.SHORTEST_PASSPHRASE));
        } else if (!first.equals(second)) {
            result.set(bad("encryption.differ"));
        } else {
            change(first, place);
        }
    }

    void switchOff(String now) {
        if (isRefused(now)) {
            result.set(bad("encryption.wrong"));
        } else {
            change(null, PassphrasePlace.NOWHERE);
        }
    }

    private boolean isRefused(String now) {
        return program.encryption() == Program.Encryption.ON && !program.isPassphrase(now);
    }

    private void change(@Nullable String passphrase, PassphrasePlace place) {
        result.set(new Result(Result.Tone.UNDER_WAY, desk.words().of("settings.working")));
        var _ = program.encrypt(passphrase, place).whenComplete((_, failure) -> desk.ui().execute(() -> {
            if (failure == null) {
                result.set(new Result(Result.Tone.GOOD,
                        desk.words().of(passphrase == null ? "encryption.off" : "encryption.on")));
            } else {
                result.set(Result.of(desk.words(), failure));
            }
        }));
    }

    private Result bad(String key, Object... places) {
        return new Result(Result.Tone.BAD, desk.words().of(key, places));
    }
}

package org.outboxfx.app.confirmation;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.StepUp;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.subject.DeedWords;
import org.outboxfx.app.subject.Titles;
import org.outboxfx.outbox.OutboxEntry;

/**
 * The server asks who the person is before it takes a change; they answer by their passphrase, of which nothing is kept here.
 * Used from the desk's executor only.
 */
public final class StepUpViewModel {

    /** @param what what the change does, in the person's words */
    record Asked(OutboxEntry entry, String what) {}

    private final Desk desk;
    private final ReadOnlyObjectWrapper<@Nullable Asked> asked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public StepUpViewModel(Desk desk) {
        this.desk = desk;
        desk.words().onChange(() -> problem.set(""));
    }

    // Properties

    /** What the person is to confirm; null while nothing is asked. */
    ReadOnlyObjectProperty<@Nullable Asked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** True while the server is being asked. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last passphrase did not do; empty if nothing is to be said. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Desk desk() {
        return desk;
    }

    // Commands

    /** Asks for the passphrase for an entry. */
    public void ask(OutboxEntry entry) {
        var _ = Titles.ofEntries(desk.client(), List.of(entry)).whenComplete((titles, failure) -> desk.ui().execute(() -> {
            if (failure != null) {
                desk.notices().trouble(failure);
            } else {
                problem.set("");
                asked.set(new Asked(entry, new DeedWords(desk.words()).of(entry, titles)));
            }
        }));
    }

    void dismiss() {
        asked.set(null);
        problem.set("");
    }

    /** @param passphrase is overwritten when it has been used */
    void confirm(char[] passphrase) {
        Asked about = asked.get();
        if (about == null || busy.get() || passphrase.length == 0) {
            Arrays.fill(passphrase, '\0');
            return;
        }
        busy.set(true);
        problem.set("");
        CompletableFuture<StepUp> answer = desk.client().confirmations().stepUp(about.entry().opId(), passphrase);
        var _ = answer.whenComplete((outcome, failure) -> {
            Arrays.fill(passphrase, '\0');
            desk.ui().execute(() -> {
                busy.set(false);
                if (failure != null) {
                    desk.notices().trouble(failure);
                } else {
                    conclude(outcome, about);
                }
            });
        });
    }

    private void conclude(StepUp outcome, Asked about) {
        var words = desk.words();
        switch (outcome) {
            case StepUp.Accepted _ -> {
                dismiss();
                desk.notices().say(words.of("stepup.accepted", about.what()));
            }
            case StepUp.WrongPassphrase _ -> problem.set(words.of("stepup.wrong"));
            case StepUp.TooManyAttempts(Duration pause) ->
                problem.set(words.of("stepup.many", Math.max(1, (pause.toSeconds() + 59) / 60)));
            case StepUp.NotReached _ -> problem.set(words.of("stepup.unreached"));
        }
    }
}

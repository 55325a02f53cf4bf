package org.outboxfx.app.shell;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.outboxfx.ClientEvent;
import org.outboxfx.Health;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.PatchedList;
import org.outboxfx.app.words.FailureWords;

/** What stands in the device's way besides the network, in words that help. Used from the desk's executor only. */
public final class HealthViewModel {

    /** What can be told. */
    enum Kind {
        DISK, CERTIFICATE, TOKEN, KEYRING, CLOCK, RESTORED, GIVING_BACK
    }

    /**
     * Something told below the top bar until it is over.
     *
     * @param remedy what can be done about it here; null if nothing can
     */
    record Notice(Kind kind, String text, @Nullable String remedy) {}

    private final Desk desk;
    private final PatchedList<Notice> notices = new PatchedList<>(Notice::kind);
    private Optional<? extends Throwable> keyring = Optional.empty();
    private boolean restoredSeen;
    private long givingBack;

    public HealthViewModel(Desk desk) {
        this.desk = desk;
        desk.client().onEvent(event -> {
            switch (event) {
                case ClientEvent.HealthChanged _ -> desk.ui().execute(this::show);
                case ClientEvent.GivingBack(long left) -> desk.ui().execute(() -> {
                    givingBack = left;
                    show();
                });
                default -> {
                    // Told elsewhere.
                }
            }
        });
        desk.words().onChange(this::show);
        show();
    }

    ObservableList<Notice> notices() {
        return notices;
    }

    Desk desk() {
        return desk;
    }

    void reopenDatabase() {
        desk.client().upkeep().reopenDatabase();
    }

    void dismissRestored() {
        restoredSeen = true;
        show();
    }

    /** @param why the token cannot be read yet; empty once it could */
    public void awaitToken(Optional<? extends Throwable> why) {
        keyring = why;
        show();
    }

    private void show() {
        notices.become(told(desk.client().health()));
    }

    List<Notice> told(Health health) {
        var words = desk.words();
        var told = new ArrayList<Notice>();
        if (health.disk() != Health.Disk.WORKS) {
            told.add(new Notice(Kind.DISK, words.of("health.disk." + health.disk()), words.of("health.disk.reopen")));
        }
        if (health.distrust() != null) {
            told.add(new Notice(Kind.CERTIFICATE,
                    words.of(health.distrust().expected() == null ? "health.certificate" : "health.certificate.changed"),
                    words.of("health.certificate.show")));
        }
        if (health.token() != Health.Token.TAKEN) {
            told.add(new Notice(Kind.TOKEN, words.of("health.token." + health.token()), words.of("health.token.settings")));
        }
        keyring.ifPresent(why -> told
                .add(new Notice(Kind.KEYRING, words.of("health.keyring", FailureWords.of(words, why)), null)));
        long minutes = health.serverAhead().toMinutes();
        if (minutes != 0) {
            told.add(new Notice(Kind.CLOCK,
                    words.of(minutes > 0 ? "health.clock.behind" : "health.clock.ahead", Math.abs(minutes)),
                    null));
        }
        Instant restored = health.restoredFrom();
        if (restored != null && !restoredSeen) {
            String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(words.locale())
                    .format(restored.atZone(desk.zone()));
            told.add(new Notice(Kind.RESTORED, words.of("health.restored", when), words.of("close")));
        }
        if (givingBack > 0) {
            told.add(new Notice(Kind.GIVING_BACK, words.of("health.giving-back", givingBack), null));
        }
        return told;
    }
}

package org.outboxfx.app.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.Theme;

/**
 * Everything a person has chosen. Immutable.
 *
 * @param language null to follow the system
 * @param textSize in percent of the usual
 * @param undoSeconds how long a sent message can be taken back
 * @param sendAgeDays how long a change is sent unasked
 * @param connection whether what is sent costs money
 * @param onClose what closing the window does while something waits
 * @param deviceName what others read when they meet an edit of this device; empty for the computer's own name
 * @param server the server paired with; null for the one inside the program
 */
public record Settings(Theme.Choice theme, @Nullable Locale language, int textSize, int undoSeconds, int sendAgeDays,
        Connection connection, OnClose onClose, String deviceName, @Nullable ServerChoice server) {

    public static final Settings DEFAULT = new Settings(Theme.Choice.SYSTEM, null, 100, 5, 30, Connection.FREE, OnClose.END, "",
            null);
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
    static final List<Integer> TEXT_SIZES = List.of(100, 110, 125, 150, 175, 200);
    static final List<Integer> UNDO_SECONDS = List.of(0, 5, 10, 20, 30);
    static final List<Integer> SEND_AGE_DAYS = List.of(1, 7, 14, 30);

    /** Whether what is sent over the present network costs money. */
    public enum Connection {
        FREE, METERED
    }

    /** What closing the window does while something waits to be sent. */
    public enum OnClose {
        /** The program ends; what waits goes out at its next start. */
        END,
        /** The program goes on sending in the tray. */
        GO_ON
    }

    /** The language to speak, where the system's counts if none is chosen. */
    public Locale locale() {
        return language == null ? Locale.getDefault() : language;
    }

    public Duration undoWindow() {
        return Duration.ofSeconds(undoSeconds);
    }

    public Duration sendAge() {
        return Duration.ofDays(sendAgeDays);
    }

    public double scale() {
        return textSize / 100.0;
    }

    public Settings withTheme(Theme.Choice next) {
        return new Settings(next, language, textSize, undoSeconds, sendAgeDays, connection, onClose, deviceName, server);
    }

    public Settings withLanguage(@Nullable Locale next) {
        return new Settings(theme, next, textSize, undoSeconds, sendAgeDays, connection, onClose, deviceName, server);
    }

    public Settings withTextSize(int percent) {
        return new Settings(theme, language, percent, undoSeconds, sendAgeDays, connection, onClose, deviceName, server);
    }

    public Settings withUndoSeconds(int seconds) {
        return new Settings(theme, language, textSize, seconds, sendAgeDays, connection, onClose, deviceName, server);
    }

    public Settings withSendAgeDays(int days) {
        return new Settings(theme, language, textSize, undoSeconds, days, connection, onClose, deviceName, server);
    }

    public Settings with(Connection next) {
        return new Settings(theme, language, textSize, undoSeconds, sendAgeDays, next, onClose, deviceName, server);
    }

    public Settings with(OnClose next) {
        return new Settings(theme, language, textSize, undoSeconds, sendAgeDays, connection, next, deviceName, server);
    }

    public Settings withDeviceName(String next) {
        return new Settings(theme, language, textSize, undoSeconds, sendAgeDays, connection, onClose, next, server);
    }

    public Settings withServer(@Nullable ServerChoice next) {
        return new Settings(theme, language, textSize, undoSeconds, sendAgeDays, connection, onClose, deviceName, next);
    }
}

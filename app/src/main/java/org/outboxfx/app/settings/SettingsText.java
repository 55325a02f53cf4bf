package org.outboxfx.app.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.network.ServerCertificate;

/** Settings as the lines of a properties file. What is missing, unknown or out of bounds is as it was by default. */
final class SettingsText {

    private SettingsText() {}

    static Properties write(Settings settings) {
        var lines = new Properties();
        lines.setProperty("theme", settings.theme().name());
        lines.setProperty("language", settings.language() == null ? "" : settings.language().getLanguage());
        lines.setProperty("text-size", Integer.toString(settings.textSize()));
        lines.setProperty("undo-seconds", Integer.toString(settings.undoSeconds()));
        lines.setProperty("send-age-days", Integer.toString(settings.sendAgeDays()));
        lines.setProperty("connection", settings.connection().name());
        lines.setProperty("on-close", settings.onClose().name());
        lines.setProperty("device-name", settings.deviceName());
        lines.setProperty("server", settings.server() == null ? "" : settings.server().address().toString());
        lines.setProperty("server-certificate", settings.server() == null || settings.server().certificate() == null
                ? ""
                : settings.server().certificate());
        return lines;
    }

    static Settings read(Properties lines) {
        Settings standard = Settings.DEFAULT;
        return new Settings(choice(lines, "theme", Theme.Choice.values(), standard.theme()),
                Settings.LANGUAGES.stream().filter(known -> known.getLanguage().equals(lines.getProperty("language"))).findFirst()
                        .orElse(null),
                number(lines, "text-size", Settings.TEXT_SIZES, standard.textSize()),
                number(lines, "undo-seconds", Settings.UNDO_SECONDS, standard.undoSeconds()),
                number(lines, "send-age-days", Settings.SEND_AGE_DAYS, standard.sendAgeDays()),
                choice(lines, "connection", Settings.Connection.values(), standard.connection()),
                choice(lines, "on-close", Settings.OnClose.values(), standard.onClose()),
                lines.getProperty("device-name", ""), server(lines).orElse(null));
    }

    private static <E extends Enum<E>> E choice(Properties lines, String name, E[] values, E otherwise) {
        String text = lines.getProperty(name, "").toUpperCase(Locale.ROOT);
        return Arrays.stream(values).filter(value -> value.name().equals(text)).findFirst().orElse(otherwise);
    }

    private static int number(Properties lines, String name, List<Integer> allowed, int otherwise) {
        String text = lines.getProperty(name, "");
        return allowed.stream().filter(value -> value.toString().equals(text)).findFirst().orElse(otherwise);
    }

    private static Optional<ServerChoice> server(Properties lines) {
        String text = lines.getProperty("server", "");
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new ServerChoice(URI.create(text), certificate(lines)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A fingerprint that cannot be read accepts nothing: the platform decides then, and the person is asked. */
    private static @Nullable String certificate(Properties lines) {
        String text = lines.getProperty("server-certificate", "");
        try {
            return text.isBlank() ? null : ServerCertificate.fingerprint(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

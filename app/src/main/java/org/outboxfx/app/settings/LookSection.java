package org.outboxfx.app.settings;

import java.util.List;
import java.util.Locale;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.words.Words;

/** Theme, language and size: each takes effect at once. */
final class LookSection {

    private static final String SYSTEM = "system";

    private LookSection() {}

    static Section of(SettingsViewModel model) {
        Words words = model.desk().words();
        var theme = Rows.choice("settings-theme", List.of(Theme.Choice.values()), model.chosen(Settings::theme),
                choice -> words.of("menu.theme." + choice), choice -> model.change(all -> all.withTheme(choice)));
        var language = Rows.choice("settings-language", languages(), model.chosen(LookSection::tag),
                tag -> words.of("settings.language." + tag),
                tag -> model.change(all -> all.withLanguage(tag.equals(SYSTEM) ? null : Locale.of(tag))));
        var size = Rows.choice("settings-text-size", Settings.TEXT_SIZES, model.chosen(Settings::textSize),
                percent -> words.of("settings.text-size.value", percent),
                percent -> model.change(all -> all.withTextSize(percent)));
        return new Section("look", words.of("settings.look"), Rows.row(words.of("settings.theme"), "", theme),
                Rows.row(words.of("settings.language"), "", language),
                Rows.row(words.of("settings.text-size"), words.of("settings.text-size.hint"), size));
    }

    private static List<String> languages() {
        return List.of(SYSTEM, Locale.ENGLISH.getLanguage(), Locale.GERMAN.getLanguage());
    }

    private static String tag(Settings settings) {
        Locale language = settings.language();
        return language == null ? SYSTEM : language.getLanguage();
    }
}

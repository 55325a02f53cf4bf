package org.outboxfx.app.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Everything the program says, looked up by key, in one language. Immutable, any thread. */
public final class Words {

    private static final String BUNDLE = "org.outboxfx.app.words.messages";

    private final Locale locale;
    private final ResourceBundle bundle;

    /** @param locale the language; English where the program does not speak it */
    public Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The text of a key with its places filled; plurals are choices in the text itself.
     *
     * @throws java.util.MissingResourceException if no language has the key
     */
    public String of(String key, Object... places) {
        return new MessageFormat(bundle.getString(key), locale).format(places);
    }

    public Locale locale() {
        return locale;
    }
}

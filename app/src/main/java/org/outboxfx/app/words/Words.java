package org.outboxfx.app.words;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Everything the program says, looked up by key, in one language at a time. Thread-safe. */
public final class Words {

    private static final String BUNDLE = "org.outboxfx.app.words.messages";

    /** @param formats of the texts with places that were spoken; they are copied, never used, as using one changes it */
    private record Language(Locale locale, ResourceBundle bundle, Map<String, MessageFormat> formats) {

        static Language of(Locale locale) {
            return new Language(locale, ResourceBundle.getBundle(BUNDLE, locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                    new ConcurrentHashMap<>());
        }

        String of(String key, Object... places) {
            String text = bundle.getString(key);
            // Most texts have no places, and a list asks for thousands of them.
            return text.indexOf('{') < 0
                    ? text
                    : ((MessageFormat) formats.computeIfAbsent(key, _ -> new MessageFormat(text, locale)).clone()).format(places);
        }
    }

    private final UnaryOperator<String> mark;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Language language;

    /** @param locale the language; English where the program does not speak it */
    public Words(Locale locale) {
        this(locale, UnaryOperator.identity());
    }

    /** @param mark put on each text, by which a test knows it from one that stands in the code */
    Words(Locale locale, UnaryOperator<String> mark) {
        this.language = Language.of(locale);
        this.mark = mark;
    }

    /**
     * The text of a key with its places filled; plurals are choices in the text itself.
     *
     * @throws java.util.MissingResourceException if no language has the key
     */
    public String of(String key, Object... places) {
        return mark.apply(language.of(key, places));
    }

    public Locale locale() {
        return language.locale();
    }

    /** Speaks another language from now on, and tells those who have said something already, on the calling thread. */
    public void speak(Locale locale) {
        if (!locale.equals(language.locale())) {
            language = Language.of(locale);
            listeners.forEach(Runnable::run);
        }
    }

    /** Calls the listener, for as long as these words are spoken, after each change of the language. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}

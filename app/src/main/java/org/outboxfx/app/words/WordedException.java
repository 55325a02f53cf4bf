package org.outboxfx.app.words;

import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the program's own, told by a key of the words; what its cause means follows. Its message is the English one, for logs
 * and the command line.
 */
public final class WordedException extends RuntimeException implements Worded {

    @Serial
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Object[] places;

    public WordedException(String key, @Nullable Throwable cause, Object... places) {
        super(text(new Words(Locale.ENGLISH), key, cause, places), cause);
        this.key = key;
        this.places = places.clone();
    }

    @Override
    public String in(Words words) {
        return text(words, key, getCause(), places);
    }

    private static String text(Words words, String key, @Nullable Throwable cause, Object... places) {
        String text = words.of(key, places);
        return cause == null ? text : text + " " + FailureWords.because(words, cause);
    }
}

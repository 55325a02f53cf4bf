package org.outboxfx.app.words;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells whether a sentence is German, by the small words that no English sentence does without. */
public final class German {

    private static final Set<String> ENGLISH = Set.of("the", "is", "of", "and", "it", "not", "be", "been", "this", "that",
            "cannot",
            "could", "no", "expected", "found", "by", "another", "file", "try", "only", "or", "to", "at", "has");
    private static final Pattern DETAIL = Pattern.compile(" ?Technische Angabe: .*");

    private German() {}

    /** The English words in it, but for what is marked as a technical detail. */
    public static Set<String> englishIn(String sentence) {
        String told = DETAIL.matcher(sentence).replaceAll("");
        var words = new TreeSet<>(List.of(told.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")));
        words.retainAll(ENGLISH);
        return words;
    }
}

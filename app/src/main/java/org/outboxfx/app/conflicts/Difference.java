package org.outboxfx.app.conflicts;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What one of two values says otherwise than the other, in whole words; how far words stand apart is no difference. */
final class Difference {

    private static final Pattern WORD = Pattern.compile("\\S+");

    private Difference() {}

    /** A part of a value, and whether the other one lacks it. */
    record Part(String text, boolean own) {}

    /** The value in parts, which together are the whole of it. Two values without a common word are not compared. */
    static List<Part> of(String value, String other) {
        List<MatchResult> places = WORD.matcher(value).results().toList();
        List<String> words = places.stream().map(MatchResult::group).toList();
        List<String> others = WORD.matcher(other).results().map(MatchResult::group).toList();
        var own = new BitSet();
        if (words.stream().anyMatch(others::contains)) {
            for (AbstractDelta<String> delta : DiffUtils.diff(words, others).getDeltas()) {
                own.set(delta.getSource().getPosition(), delta.getSource().getPosition() + delta.getSource().size());
            }
        }
        var parts = new ArrayList<Part>();
        int told = 0;
        for (int from = own.nextSetBit(0); from >= 0; from = own.nextSetBit(own.nextClearBit(from))) {
            int start = places.get(from).start();
            int end = places.get(own.nextClearBit(from) - 1).end();
            add(parts, value.substring(told, start), false);
            add(parts, value.substring(start, end), true);
            told = end;
        }
        add(parts, value.substring(told), false);
        return parts;
    }

    private static void add(List<Part> parts, String text, boolean own) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, own));
        }
    }
}

package org.outboxfx.app.messages;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The names of those in a conversation, as one text with commas between, which is how they are typed and kept. */
final class Members {

    static final String FIELD = "members";
    /** Of a message: those it was written for. */
    static final String RECIPIENTS = "recipients";
    /** Of a message: whether it goes to everyone. */
    static final String AUDIENCE = "audience";
    /** A conversation's record stays small however many names are typed. */
    private static final int MOST = 100;

    private Members() {}

    static List<String> read(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).distinct().limit(MOST).toList();
    }

    /** Without the person who writes. */
    static String others(List<String> members, String person) {
        return members.stream().filter(name -> !name.equals(person)).collect(Collectors.joining(", "));
    }

    /** With the person who writes it, who is always in it, first. */
    static String write(String person, String others) {
        var names = new LinkedHashSet<>(List.of(person));
        names.addAll(read(others));
        return String.join(", ", names);
    }
}

package org.outboxfx.app.channel;

import java.io.IOException;
import java.util.List;

/**
 * A command for the process that owns the profile.
 *
 * @param id of this command; what it makes first gets this id, so that the same command brought twice is done once
 * @param time whether it may have been run before, to an end that nobody heard of
 * @param arguments as they were typed
 * @param folder in which they were typed: names of files are meant from there
 * @param look how its output is to look
 * @param input what it is given on standard input; empty if it asked for none
 */
public record Request(String id, Time time, List<String> arguments, String folder, Look look, byte[] input) {

    /** How often a command is brought. */
    public enum Time {
        FIRST, AGAIN
    }

    /** The same, after it was brought in vain. */
    public Request again() {
        return new Request(id, Time.AGAIN, arguments, folder, look, input);
    }

    /** Where the output goes. */
    public enum Look {
        /** To a file or another program. */
        PLAIN,
        /** To a terminal that shows colours. */
        COLOURED
    }

    public Request {
        arguments = List.copyOf(arguments);
    }

    String write() {
        return Greeting.text(this);
    }

    static Request read(String text) throws IOException {
        return Greeting.JSON.readValue(text, Request.class);
    }

    /** Names the command without its content. */
    @Override
    public String toString() {
        return "Request[" + id + "]";
    }
}

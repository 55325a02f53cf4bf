package org.outboxfx.scenario;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One story: who takes part, and what happens, step by step. The same file always plays the same (docs/scenarios.md).
 *
 * @param source the file's name, for messages
 * @param title the story in a few words
 * @param about the story in a few sentences; may be empty
 * @param start what every right clock shows when the story begins
 * @param devices who takes part, at least one, in the file's order
 */
public record Scenario(String source, String title, String about, Instant start, List<Device> devices, List<Step> steps) {

    /** A scenario file is read whole; no story needs more than this. */
    static final long MAX_BYTES = 1 << 20;

    /**
     * A device at the story's beginning.
     *
     * @param person who sits at it; devices of one person share their sign-in
     * @param clock how far its clock is ahead of the right time; negative if it is behind
     * @param language which its window speaks, where there is one: a tag such as {@code de}
     */
    public record Device(String name, String person, Network network, Duration clock, String language) {}

    public Scenario {
        devices = List.copyOf(devices);
        steps = List.copyOf(steps);
    }

    /**
     * Reads a file. Blocks.
     *
     * @throws ScenarioException if there is no such file, or if it is no scenario: names every line that is wrong, what was
     *     found there and what was expected
     */
    public static Scenario read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ScenarioException(name + " has " + Files.size(file) + " bytes; expected a scenario of at most "
                        + MAX_BYTES + ". Is it another file?");
            }
            return parse(name, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ScenarioException("There is no file " + file + ". Expected a scenario; see docs/scenarios.md.");
        } catch (MalformedInputException e) {
            throw new ScenarioException(name + " is not text in UTF-8. Expected a scenario; save the file as UTF-8.");
        } catch (IOException e) {
            throw new ScenarioException(file + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads a text.
     *
     * @param source what messages call it
     * @throws ScenarioException as {@link #read}
     */
    public static Scenario parse(String source, String text) {
        return new ScenarioReader(source).read(text);
    }
}

package org.outboxfx.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.ScenarioException;

/** The stories that come with the program, each known by its file's name without the ending. */
public final class Stories {

    private static final String FOLDER = "scenarios";
    private static final String ENDING = ".yaml";
    private static final String FIRST = "a-working-day";

    private Stories() {}

    /** All of them, that of a whole day first, the others by their names. Blocks. */
    public static List<Scenario> all() {
        try {
            URI folder = Objects.requireNonNull(Stories.class.getResource(FOLDER), "The stories are missing from the program.")
                    .toURI();
            if (!folder.getScheme().equals("jar")) {
                return read(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return read(jar.provider().getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The stories that come with the program cannot be read.", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The stories of the program are nowhere: found an address of no form.", e);
        }
    }

    /** By which a story of {@link #all} is asked for. */
    public static String name(Scenario story) {
        return story.source().endsWith(ENDING)
                ? story.source().substring(0, story.source().length() - ENDING.length())
                : story.source();
    }

    /**
     * The story that somebody named: that of a file, or, where there is none, the one of this name that comes with the program. Blocks.
     *
     * @throws ScenarioException if it is neither, or no scenario: says what was found and what was expected
     */
    public static Scenario called(Path wanted) {
        if (Files.exists(wanted) || wanted.getNameCount() != 1 || wanted.isAbsolute()) {
            return Scenario.read(wanted);
        }
        List<Scenario> shipped = all();
        return shipped.stream().filter(story -> name(story).equals(wanted.toString())).findFirst()
                .orElseThrow(() -> new ScenarioException("There is neither a file " + wanted + " nor a story of that name."
                        + " Expected a file (docs/scenarios.md says how to write one), or one of: "
                        + shipped.stream().map(Stories::name).collect(Collectors.joining(", ")) + "."));
    }

    /** The one to begin with. */
    static Scenario first() {
        return all().getFirst();
    }

    private static List<Scenario> read(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Scenario::read)
                    .sorted((one, other) -> rank(one).compareTo(rank(other))).toList();
        }
    }

    private static String rank(Scenario story) {
        return name(story).equals(FIRST) ? "" : name(story);
    }
}

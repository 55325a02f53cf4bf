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
import org.outboxfx.scenario.Scenario;

/** The stories that come with the program. */
final class Stories {

    private static final String FOLDER = "scenarios";
    private static final String FIRST = "a-working-day.yaml";

    private Stories() {}

    /** All of them, that of a whole day first, the others by their files' names. Blocks. */
    static List<Scenario> all() {
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
        return story.source().equals(FIRST) ? "" : story.source();
    }
}

package org.outboxfx.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.server.SyncServer;

/** Plays two devices and their server in this process, without a display, and writes pictures of what a person would see. */
public final class Tour {

    private static final String SAMPLE = "sample-todo.txt";

    private Tour() {}

    /**
     * Blocks until the tour is over. Call once in a process that has not started JavaFX.
     *
     * @param folder gets the pictures and {@code captions.md}; created if missing
     * @param taken is told of each picture as it is taken
     */
    public static List<Picture> play(Path folder, Consumer<Picture> taken) throws Exception {
        FxStart.useNoDisplay();
        FxStart.begin().join();
        Files.createDirectories(folder);
        Path data = Files.createTempDirectory("outboxfx-tour");
        try {
            return play(folder, data, taken);
        } finally {
            FxStart.end();
            delete(data);
        }
    }

    private static List<Picture> play(Path folder, Path data, Consumer<Picture> taken) throws Exception {
        Path sample = unpackSample(data);
        var theme = Pulses.call(() -> new Theme(Theme.Choice.LIGHT));
        try (var server = SyncServer.builder().data(data.resolve("server")).start();
                var laptop = new DemoDevice("Laptop", data, server, theme, Locale.ENGLISH);
                var desktop = new DemoDevice("Desktop", data, server, theme, Locale.ENGLISH);
                var tablet = new DemoDevice("Tablet", data, server, theme, Locale.GERMAN)) {
            var album = new Album(folder, theme, taken);
            new TourScript(server, laptop, desktop, tablet, album).play(sample);
            return album.close();
        }
    }

    private static Path unpackSample(Path data) throws IOException {
        Path file = data.resolve(SAMPLE);
        try (InputStream sample = Objects.requireNonNull(Tour.class.getResourceAsStream(SAMPLE),
                "The sample is missing from the program.")) {
            Files.copy(sample, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static void delete(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

package org.outboxfx.app;

import java.awt.Desktop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.settings.Program;
import org.outboxfx.app.words.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop's own ways to choose a file and to show a folder. */
final class DesktopFiles {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopFiles.class);
    private static final String BACKUP = "*.mv.db";
    private static final String OUTBOX = "*.outbox";

    private final Stage stage;
    private final Words words;

    DesktopFiles(Stage stage, Words words) {
        this.stage = stage;
        this.words = words;
    }

    Optional<Path> choose(Program.Purpose purpose) {
        return switch (purpose) {
            case WRITE_BACKUP -> {
                var chooser = chooser("settings.backup", "OutboxFX", BACKUP);
                chooser.setInitialFileName("outboxfx-" + LocalDate.now(ZoneId.systemDefault()) + ".mv.db");
                yield file(chooser.showSaveDialog(stage));
            }
            case READ_BACKUP -> file(chooser("settings.restore", "OutboxFX", BACKUP).showOpenDialog(stage));
            case WRITE_OUTBOX -> {
                var chooser = chooser("settings.export", "OutboxFX", OUTBOX);
                chooser.setInitialFileName("unsent-" + LocalDate.now(ZoneId.systemDefault()) + ".outbox");
                yield file(chooser.showSaveDialog(stage));
            }
            case READ_OUTBOX -> file(chooser("settings.import", "OutboxFX", OUTBOX).showOpenDialog(stage));
        };
    }

    private FileChooser chooser(String title, String kind, String ending) {
        var chooser = new FileChooser();
        chooser.setTitle(words.of(title));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, ending));
        return chooser;
    }

    private static Optional<Path> file(@Nullable File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    /** On a thread of its own: some desktops answer late. */
    static void show(Path folder) {
        Thread.ofPlatform().daemon().name("outboxfx-show-folder").start(() -> {
            try {
                if (System.getProperty("os.name", "").contains("Linux")) {
                    new ProcessBuilder("xdg-open", folder.toString()).inheritIO().start();
                } else {
                    Desktop.getDesktop().open(folder.toFile());
                }
            } catch (IOException | UnsupportedOperationException e) {
                LOG.warn("The desktop cannot show the folder {}: {}", folder, e.toString());
            }
        });
    }
}

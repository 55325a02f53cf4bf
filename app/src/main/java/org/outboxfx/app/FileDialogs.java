package org.outboxfx.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.outboxfx.app.exchange.FileFormat;
import org.outboxfx.app.shell.FileChoice;
import org.outboxfx.app.words.Words;

/** The desktop's own dialogs for files. JavaFX thread only. */
record FileDialogs(Stage stage, Words words) implements FileChoice {

    @Override
    public Optional<Path> toRead() {
        var dialog = titled("menu.import");
        var all = Arrays.stream(FileFormat.values()).map(format -> "*." + format.ending()).toList();
        dialog.getExtensionFilters().addFirst(new FileChooser.ExtensionFilter(words.of("exchange.any"), all));
        dialog.setSelectedExtensionFilter(dialog.getExtensionFilters().getFirst());
        return Optional.ofNullable(dialog.showOpenDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> toWrite() {
        var dialog = titled("menu.export");
        dialog.setInitialFileName(words.of("export.name") + "." + FileFormat.ICALENDAR.ending());
        return Optional.ofNullable(dialog.showSaveDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> toWriteEvidence() {
        var dialog = new FileChooser();
        dialog.setTitle(words.of("activity.export"));
        dialog.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("JSON Lines", "*.jsonl"));
        dialog.setInitialFileName("outboxfx-" + words.of("activity.export.name") + ".jsonl");
        return Optional.ofNullable(dialog.showSaveDialog(stage)).map(File::toPath);
    }

    private FileChooser titled(String key) {
        var dialog = new FileChooser();
        dialog.setTitle(words.of(key));
        for (FileFormat format : FileFormat.values()) {
            dialog.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(words.of("exchange." + format), "*." + format.ending()));
        }
        return dialog;
    }
}

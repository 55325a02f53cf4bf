package org.outboxfx.app.settings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.words.WordedException;

/** The present {@link Settings}, and their file. Used from the desk's executor only; writing happens on a thread of its own. */
public final class Preferences {

    private static final String HEADING = " OutboxFX: what was chosen on the page of settings";

    private final ReadOnlyObjectWrapper<Settings> settings;
    private final @Nullable Path file;
    private final Executor disk = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("outboxfx-settings").factory());

    private Preferences(Settings first, @Nullable Path file) {
        this.settings = new ReadOnlyObjectWrapper<>(first);
        this.file = file;
    }

    /**
     * Those of a file; the defaults where it says nothing. Blocks for the disk.
     *
     * @throws WordedException if the file cannot be read
     */
    public static Preferences in(Path file) {
        var lines = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                lines.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new WordedException("settings.unread", e, file);
            }
        }
        return new Preferences(SettingsText.read(lines), file);
    }

    /** Those of a demonstration, forgotten with it. */
    public static Preferences forgotten(Settings first) {
        return new Preferences(first, null);
    }

    public Settings get() {
        return settings.get();
    }

    public ReadOnlyObjectProperty<Settings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /**
     * Changes what is chosen; it has its effect at once.
     *
     * @return completes when it is on the disk too
     */
    public CompletableFuture<Void> change(UnaryOperator<Settings> change) {
        settings.set(change.apply(settings.get()));
        Settings now = settings.get();
        Path target = file;
        return target == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(() -> write(now, target), disk);
    }

    private static void write(Settings settings, Path file) {
        try {
            var text = new ByteArrayOutputStream();
            SettingsText.write(settings).store(text, HEADING);
            OwnFile.write(file, text.toByteArray());
        } catch (IOException e) {
            throw new WordedException("settings.unwritten", e);
        }
    }
}

package org.outboxfx.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.outboxfx.app.fx.Pictures;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;

/** Takes numbered pictures of windows, in the light and in the dark, and keeps their captions. */
final class Album {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CAPTIONS = "captions.md";

    private final Path folder;
    private final Theme theme;
    private final Consumer<Picture> taken;
    private final List<Picture> pictures = new ArrayList<>();
    private int step;

    /** @param taken is told of each picture once it is written */
    Album(Path folder, Theme theme, Consumer<Picture> taken) {
        this.folder = folder;
        this.theme = theme;
        this.taken = taken;
    }

    /** One step of the tour, in both themes. */
    void take(String name, String caption, DemoDevice device) throws IOException {
        step++;
        for (Theme.Choice choice : List.of(Theme.Choice.DARK, Theme.Choice.LIGHT)) {
            Pulses.run(() -> theme.choiceProperty().set(choice));
            settle(device);
            keep(name, choice, caption, () -> true, device);
        }
    }

    /** One step, in the dark theme alone. */
    void takeDark(String name, String caption, DemoDevice device) throws IOException {
        takeIn(Theme.Choice.DARK, name, caption, device);
    }

    /** One step, in high contrast alone. */
    void takeHighContrast(String name, String caption, DemoDevice device) throws IOException {
        takeIn(Theme.Choice.HIGH_CONTRAST, name, caption, device);
    }

    private void takeIn(Theme.Choice choice, String name, String caption, DemoDevice device) throws IOException {
        step++;
        Pulses.run(() -> theme.choiceProperty().set(choice));
        settle(device);
        keep(name, choice, caption, () -> true, device);
    }

    /** One step, in the present theme, in the very pulse in which something is to be seen. */
    void takeWhen(String name, String caption, DemoDevice device, BooleanSupplier seen) throws IOException {
        step++;
        keep(name, theme.choiceProperty().get(), caption, seen, device);
    }

    private void keep(String name, Theme.Choice choice, String caption, BooleanSupplier seen, DemoDevice device)
            throws IOException {
        String file = "%02d-%s-%s.png".formatted(step, name, choice.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        var picture = Pulses.when(caption, PATIENCE, seen, () -> {
            device.layOut();
            return Pictures.of(device.stage());
        });
        Pictures.write(picture, folder.resolve(file));
        pictures.add(new Picture(file, caption));
        taken.accept(pictures.getLast());
    }

    /** Cells of lists are made over several pulses. */
    private static void settle(DemoDevice device) {
        for (int pulse = 0; pulse < 3; pulse++) {
            Pulses.await("a pulse", PATIENCE, () -> true);
            Pulses.run(device::layOut);
        }
    }

    /** Writes the captions beside the pictures. */
    List<Picture> close() throws IOException {
        var text = new StringBuilder("# A tour of OutboxFX\n");
        String last = "";
        for (Picture picture : pictures) {
            text.append(picture.caption().equals(last) ? "" : "\n" + picture.caption() + "\n\n").append("![](")
                    .append(picture.file()).append(")\n");
            last = picture.caption();
        }
        Files.writeString(folder.resolve(CAPTIONS), text);
        return List.copyOf(pictures);
    }
}

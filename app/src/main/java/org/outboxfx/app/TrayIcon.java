package org.outboxfx.app;

import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.Mark;
import org.outboxfx.app.words.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place in the desktop's tray, by AWT, where the desktop has one; GNOME, for one, has none. JavaFX itself knows no tray.
 * JavaFX thread only.
 */
final class TrayIcon {

    private static final Logger LOG = LoggerFactory.getLogger(TrayIcon.class);

    /** What can be chosen there. */
    record Commands(Runnable open, Runnable quit) {}

    private final Optional<SystemTray> desktop;
    private java.awt.@Nullable TrayIcon icon;

    private TrayIcon(Optional<SystemTray> desktop) {
        this.desktop = desktop;
    }

    /** Looks whether there is a tray. */
    static TrayIcon find() {
        try {
            boolean there = !GraphicsEnvironment.isHeadless() && SystemTray.isSupported();
            return new TrayIcon(there ? Optional.of(SystemTray.getSystemTray()) : Optional.empty());
        } catch (LinkageError | RuntimeException e) {
            LOG.info("This desktop has no tray that AWT knows: {}", e.toString());
            return new TrayIcon(Optional.empty());
        }
    }

    boolean isThere() {
        return desktop.isPresent();
    }

    boolean isShown() {
        return icon != null;
    }

    /** @return false if there is no tray, or it takes no icon */
    boolean show(Words words, Commands commands) {
        if (desktop.isEmpty() || icon != null) {
            return icon != null;
        }
        var menu = new PopupMenu();
        menu.add(item(words.of("tray.open"), commands.open()));
        menu.add(item(words.of("menu.quit"), commands.quit()));
        try {
            var made = new java.awt.TrayIcon(picture(desktop.get()), words.of("tray.hint"), menu);
            made.addActionListener(_ -> FxStart.thread().execute(commands.open()));
            desktop.get().add(made);
            icon = made;
            return true;
        } catch (AWTException | IOException e) {
            LOG.warn("The tray takes no icon: {}", e.toString());
            return false;
        }
    }

    void hide() {
        if (icon != null) {
            desktop.ifPresent(tray -> tray.remove(icon));
            icon = null;
        }
    }

    /** Tells something beside the icon; false if it is not shown. */
    boolean say(String title, String text) {
        if (icon == null) {
            return false;
        }
        icon.displayMessage(title, text, java.awt.TrayIcon.MessageType.NONE);
        return true;
    }

    private static MenuItem item(String name, Runnable command) {
        var item = new MenuItem(name);
        item.addActionListener(_ -> FxStart.thread().execute(command));
        return item;
    }

    /** The program's mark in the size that the tray wants. */
    private static BufferedImage picture(SystemTray tray) throws IOException {
        var size = tray.getTrayIconSize();
        var picture = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_ARGB);
        var pen = picture.createGraphics();
        var mark = ImageIO.read(Mark.file()).getScaledInstance(size.width, size.height, Image.SCALE_SMOOTH);
        pen.drawImage(mark, 0, 0, null);
        pen.dispose();
        return picture;
    }
}

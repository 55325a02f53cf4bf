package org.outboxfx.app.journeys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.settings.Program;
import org.outboxfx.app.settings.ServerChoice;

/** A desktop without a tray and without file dialogs: files are named beforehand, and what was asked for is noted. */
public final class WindowAlone implements Program {

    public final List<String> asked = new ArrayList<>();
    public Tray tray = Tray.MISSING;
    public Encryption encryption = Encryption.OFF;
    /** The passphrase of every backup's own; empty if they have none. */
    public String backupPassphrase = "";
    private final Path folder;
    private Optional<Path> next = Optional.empty();

    public WindowAlone(Path folder) {
        this.folder = folder;
    }

    /** The file that a person will choose. */
    public void choosing(Path file) {
        next = Optional.of(file);
    }

    @Override
    public Optional<Path> choose(Purpose purpose) {
        return next;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public String computerName() {
        return "lab-computer";
    }

    @Override
    public Tray tray() {
        return tray;
    }

    @Override
    public boolean choosesServer() {
        return true;
    }

    @Override
    public TokenPlace tokenPlace() {
        return TokenPlace.FILE;
    }

    @Override
    public Encryption encryption() {
        return encryption;
    }

    @Override
    public PassphrasePlace passphrasePlace() {
        return PassphrasePlace.NOWHERE;
    }

    @Override
    public boolean hasKeyring() {
        return true;
    }

    @Override
    public boolean isPassphrase(String typed) {
        return typed.equals("the present one");
    }

    @Override
    public CompletableFuture<?> encrypt(@Nullable String passphrase, PassphrasePlace place) {
        asked.add("encrypt " + passphrase + " " + place);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void show(Path shown) {
        asked.add("show " + shown);
    }

    @Override
    public CompletableFuture<?> pair(@Nullable ServerChoice server, @Nullable String token) {
        asked.add("pair " + (server == null ? "null" : server.address())
                + (server == null || server.certificate() == null ? "" : " " + server.certificate()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Boolean> opensBackup(Path backup, @Nullable String passphrase) {
        return CompletableFuture.completedFuture(backupPassphrase.isEmpty() || backupPassphrase.equals(passphrase));
    }

    @Override
    public CompletableFuture<?> restore(Path backup, @Nullable String passphrase) {
        asked.add("restore " + backup.getFileName() + (passphrase == null ? "" : " " + passphrase));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean goOnInTray() {
        asked.add("tray");
        return tray == Tray.PRESENT;
    }

    @Override
    public boolean notifyInTray(String text) {
        if (tray == Tray.PRESENT) {
            asked.add("notify " + text);
        }
        return tray == Tray.PRESENT;
    }
}

package org.outboxfx.app.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A GNOME Keyring of a test's own, on a session bus of its own and without a display to ask a person on. */
public final class RealKeyring implements AutoCloseable {

    private static final List<String> NEEDED = List.of("dbus-run-session", "gnome-keyring-daemon", "secret-tool");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** As a sign-in does it. */
    private static final String UNLOCKED = "printf %s pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && ";
    /** The bus starts the keyring as soon as somebody asks it. */
    private static final String LOCKED = "";

    private final Path home;
    private @Nullable Process session;

    private RealKeyring(Path home) {
        this.home = home;
    }

    /** One that is unlocked; empty where its programs are not, or may not run. */
    public static Optional<RealKeyring> in(Path home) throws IOException, InterruptedException {
        if (!NEEDED.stream().allMatch(name -> DesktopProgram.find(name, System.getenv("PATH")).isPresent())) {
            return Optional.empty();
        }
        Files.createDirectories(home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var made = new RealKeyring(home);
        if (made.began(UNLOCKED)) {
            return Optional.of(made);
        }
        made.close();
        return Optional.empty();
    }

    /** The person signs in anew, and does not unlock the keyring. */
    public void lock() throws IOException, InterruptedException {
        if (!began(LOCKED)) {
            throw new IOException("The locked keyring cannot be reached.");
        }
    }

    /** The person signs in anew. */
    public void unlock() throws IOException, InterruptedException {
        if (!began(UNLOCKED)) {
            throw new IOException("The unlocked keyring cannot be reached.");
        }
    }

    /** This keyring, asked as the program asks it. Stays valid over sign-ins. */
    public Keyring keyring() {
        return new SecretService(new DesktopProgram(program(), PATIENCE));
    }

    /** @return whether there is a bus now */
    private boolean began(String before) throws IOException, InterruptedException {
        close();
        var builder = new ProcessBuilder("dbus-run-session", "--", "bash", "-c",
                before + "echo \"$DBUS_SESSION_BUS_ADDRESS\" && cat").redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        Process begun = builder.start();
        session = begun;
        var reader = new BufferedReader(new InputStreamReader(begun.getInputStream(), UTF_8));
        try {
            String address = CompletableFuture.supplyAsync(() -> line(reader)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (address.isEmpty()) {
                return false;
            }
            Files.writeString(program(), "#!/bin/bash\nunset DISPLAY WAYLAND_DISPLAY\nexport DBUS_SESSION_BUS_ADDRESS='" + address
                    + "'\nexec secret-tool \"$@\"\n");
            Files.setPosixFilePermissions(program(), PosixFilePermissions.fromString("rwx------"));
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private static String line(BufferedReader reader) {
        try {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path program() {
        return home.resolve(SecretService.PROGRAM);
    }

    /** Ends the session, and with it the keyring; what it keeps stays on the disk. */
    @Override
    public void close() throws IOException {
        Process ending = session;
        session = null;
        if (ending != null) {
            ending.getOutputStream().close(); // what the session waits for
            ending.onExit().completeOnTimeout(ending, PATIENCE.toSeconds(), TimeUnit.SECONDS).join().destroyForcibly();
        }
    }
}

package org.outboxfx.app.keyring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** A program that speaks like {@code secret-tool} and keeps what it is given in files of a folder, or fails as it is told. */
public final class StandIn {

    private final Path folder;

    public StandIn(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        behave("""
                case "$1" in
                  store) cat > "$DIR/${*: -1}" ;;
                  lookup) [ -f "$DIR/${*: -1}" ] && cat "$DIR/${*: -1}" || exit 1 ;;
                  search) [ -f "$DIR/${*: -1}" ] && echo "[/1]" || true ;;
                  clear) rm "$DIR/${*: -1}" 2>/dev/null ;;
                esac
                """);
    }

    /** From now on it is locked, and nobody unlocks it: it shows what is there, and gives, takes and forgets nothing. */
    public void lock() throws IOException {
        behave("""
                case "$1" in
                  store) cat > /dev/null; echo 'secret-tool: Cannot create an item in a locked collection' >&2; exit 1 ;;
                  search) [ -f "$DIR/${*: -1}" ] && echo "[/1]" || true ;;
                  *) exit 1 ;;
                esac
                """);
    }

    /** From now on it does as at first. */
    public void unlock() throws IOException {
        new StandIn(folder);
    }

    /** From now on it never answers. */
    public void hang() throws IOException {
        behave("exec tail -f /dev/null\n");
    }

    private void behave(String script) throws IOException {
        Path program = folder.resolve(SecretService.PROGRAM);
        Files.writeString(program, "#!/bin/bash\nDIR='" + folder + "'\necho \"$@\" >> \"$DIR/arguments\"\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    public Path folder() {
        return folder;
    }

    public Keyring keyring(Duration patience) {
        return new SecretService(new DesktopProgram(folder.resolve(SecretService.PROGRAM), patience));
    }
}

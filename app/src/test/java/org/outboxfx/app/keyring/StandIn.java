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
                  clear) rm -f "$DIR/${*: -1}" ;;
                esac
                """);
    }

    /** From now on it refuses, as when its keyring is locked. */
    public void lock() throws IOException {
        behave("echo 'secret-tool: Cannot get secret of a locked object' >&2; exit 1\n");
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

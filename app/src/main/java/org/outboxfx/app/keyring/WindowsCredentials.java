package org.outboxfx.app.keyring;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** The Credential Manager of Windows, by the system's own functions: it has no program that gives a secret back. */
final class WindowsCredentials implements Keyring {

    private static final String TARGET = "OutboxFX/";
    /** ERROR_NOT_FOUND. */
    static final int NOT_FOUND = 1_168;
    /** ERROR_NO_SUCH_LOGON_SESSION. */
    static final int NO_SIGN_IN = 1_312;

    private final Supplier<Advapi32> library;

    /** @param library asked at each call; may fail, in any way */
    WindowsCredentials(Supplier<Advapi32> library) {
        this.library = library;
    }

    @Override
    public Optional<String> find(String account) {
        Advapi32 system = linked();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = arena.allocate(ADDRESS);
            int error = system.read(target(arena, account), place);
            if (error == NOT_FOUND) {
                return Optional.empty();
            }
            succeed("CredReadW", error);
            MemorySegment found = place.get(ADDRESS, 0);
            try {
                byte[] secret = WindowsCredential.secretOf(found);
                String text = new String(secret, UTF_8);
                Arrays.fill(secret, (byte) 0);
                return Optional.of(text);
            } finally {
                system.free(found);
            }
        }
    }

    /** Reads it once more, because a secret that does not come back is better in a file. */
    @Override
    public void put(String account, String secret) {
        Advapi32 system = linked();
        byte[] bytes = secret.getBytes(UTF_8);
        if (bytes.length > WindowsCredential.MAX_SECRET_BYTES) {
            throw new KeyringException(KeyringException.Reason.REFUSED,
                    "The Credential Manager takes " + WindowsCredential.MAX_SECRET_BYTES
                            + " bytes at most, and this secret has " + bytes.length + ".",
                    null);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment blob = arena.allocateFrom(JAVA_BYTE, bytes);
            Arrays.fill(bytes, (byte) 0);
            int error = system.write(WindowsCredential.of(arena, TARGET + account, account, blob));
            blob.fill((byte) 0);
            succeed("CredWriteW", error);
        }
        if (!find(account).equals(Optional.of(secret))) {
            throw new KeyringException(KeyringException.Reason.REFUSED, "The Credential Manager did not keep what it was given.",
                    null);
        }
    }

    @Override
    public void remove(String account) {
        Advapi32 system = linked();
        try (Arena arena = Arena.ofConfined()) {
            int error = system.delete(target(arena, account));
            if (error != NOT_FOUND) {
                succeed("CredDeleteW", error);
            }
        }
    }

    private static MemorySegment target(Arena arena, String account) {
        return WindowsCredential.text(arena, TARGET + account);
    }

    /** However linking fails, there is a file for the token instead. */
    private Advapi32 linked() {
        if (!WindowsCredentials.class.getModule().isNativeAccessEnabled()) {
            throw new KeyringException(KeyringException.Reason.MISSING,
                    "The Credential Manager needs a program that was started with --enable-native-access.",
                    null);
        }
        try {
            return library.get();
        } catch (RuntimeException | LinkageError e) {
            throw new KeyringException(KeyringException.Reason.MISSING,
                    "The Credential Manager cannot be reached: " + e.getMessage(), e);
        }
    }

    private static void succeed(String function, int error) {
        if (error != 0) {
            throw new KeyringException(KeyringException.Reason.REFUSED,
                    "The Credential Manager refused (" + function + " failed with error " + error
                            + (error == NO_SIGN_IN ? ": this sign-in has no place for secrets" : "") + ").",
                    null);
        }
    }
}

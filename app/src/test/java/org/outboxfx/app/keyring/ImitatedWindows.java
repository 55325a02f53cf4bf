package org.outboxfx.app.keyring;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The four functions as native code that is called through the very same descriptors. It reads memory by the numbers of wincred.h for
 * 64 bits, written down here once more, and says why it failed where this system's C library does.
 */
@SuppressWarnings("restricted")
final class ImitatedWindows implements SymbolLookup {

    private static final int CREDENTIAL_BYTES = 80;
    private static final Linker LINKER = Linker.nativeLinker();

    private final Arena arena;
    private final MethodHandle errno;
    private final Map<String, MemorySegment> functions = new HashMap<>();
    final Map<String, byte[]> kept = new HashMap<>();
    /** What is handed out and not given back. */
    int handedOut;
    /** What the next calls fail with; 0 to succeed. */
    int failing;
    String lastUser = "";

    ImitatedWindows(Arena arena) throws ReflectiveOperationException {
        this.arena = arena;
        errno = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("__errno_location"), FunctionDescriptor.of(ADDRESS));
        offer("CredWriteW", MethodType.methodType(int.class, MemorySegment.class, int.class),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        offer("CredReadW", MethodType.methodType(int.class, MemorySegment.class, int.class, int.class, MemorySegment.class),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
        offer("CredDeleteW", MethodType.methodType(int.class, MemorySegment.class, int.class, int.class),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        offer("CredFree", MethodType.methodType(void.class, MemorySegment.class), FunctionDescriptor.ofVoid(ADDRESS));
    }

    private void offer(String name, MethodType type, FunctionDescriptor form) throws ReflectiveOperationException {
        MethodHandle method = MethodHandles.lookup().bind(this, Character.toLowerCase(name.charAt(0)) + name.substring(1), type);
        functions.put(name, LINKER.upcallStub(method, form, arena));
    }

    @Override
    public Optional<MemorySegment> find(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    int credWriteW(MemorySegment given, int flags) {
        MemorySegment credential = given.reinterpret(CREDENTIAL_BYTES);
        if (failing != 0 || flags != 0 || credential.get(JAVA_INT, 4) != 1 || credential.get(JAVA_INT, 48) != 2
                || credential.get(JAVA_INT, 52) != 0 || credential.get(JAVA_LONG, 56) != 0) {
            return failed(failing == 0 ? 87 : failing);
        }
        lastUser = text(credential.get(ADDRESS, 72));
        kept.put(text(credential.get(ADDRESS, 8)),
                credential.get(ADDRESS, 40).reinterpret(credential.get(JAVA_INT, 32)).toArray(JAVA_BYTE));
        return 1;
    }

    int credReadW(MemorySegment target, int type, int flags, MemorySegment place) {
        byte[] secret = kept.get(text(target));
        if (failing != 0 || secret == null || type != 1 || flags != 0) {
            return failed(failing == 0 ? 1_168 : failing);
        }
        MemorySegment credential = arena.allocate(CREDENTIAL_BYTES, Long.BYTES);
        credential.set(JAVA_INT, 32, secret.length);
        credential.set(ADDRESS, 40, arena.allocateFrom(JAVA_BYTE, secret));
        place.reinterpret(Long.BYTES).set(ADDRESS, 0, credential);
        handedOut++;
        return 1;
    }

    int credDeleteW(MemorySegment target, int type, int flags) {
        if (failing != 0 || type != 1 || flags != 0 || kept.remove(text(target)) == null) {
            return failed(failing == 0 ? 1_168 : failing);
        }
        return 1;
    }

    void credFree(MemorySegment credential) {
        handedOut--;
    }

    private static String text(MemorySegment at) {
        return at.reinterpret(Integer.MAX_VALUE).getString(0, StandardCharsets.UTF_16LE);
    }

    private int failed(int error) {
        try {
            ((MemorySegment) errno.invokeExact()).reinterpret(Integer.BYTES).set(JAVA_INT, 0, error);
            return 0;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}

package org.outboxfx.app.keyring;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The functions of Windows that keep credentials. Each tells 0, or what the system says it failed with. */
final class Advapi32 {

    /** The system said that it failed, and not with what. */
    static final int UNNAMED = -1;
    private static final int NO_FLAGS = 0;
    private static final String LIBRARY = "Advapi32.dll";
    private static final String LAST_ERROR = "GetLastError";

    private final Linker linker = Linker.nativeLinker();
    private final long errorAt;
    private final MethodHandle write;
    private final MethodHandle read;
    private final MethodHandle delete;
    private final MethodHandle free;

    /** @param lastError what this system calls the error of the last call */
    Advapi32(SymbolLookup library, String lastError) {
        Linker.Option kept = Linker.Option.captureCallState(lastError);
        errorAt = Linker.Option.captureStateLayout().byteOffset(PathElement.groupElement(lastError));
        write = function(library, "CredWriteW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), kept);
        read = function(library, "CredReadW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS), kept);
        delete = function(library, "CredDeleteW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT), kept);
        free = function(library, "CredFree", FunctionDescriptor.ofVoid(ADDRESS));
    }

    /** That of this system. Fails in the many ways of linking where this is no Windows. */
    @SuppressWarnings("restricted") // asked for before, by whoever calls this
    static Advapi32 ofThisSystem() {
        return new Advapi32(SymbolLookup.libraryLookup(LIBRARY, Arena.global()), LAST_ERROR);
    }

    @SuppressWarnings("restricted") // a wrong form would crash the process: they are those of wincred.h
    private MethodHandle function(SymbolLookup library, String name, FunctionDescriptor form, Linker.Option... options) {
        return linker.downcallHandle(library.findOrThrow(name), form, options);
    }

    int write(MemorySegment credential) {
        return told(state -> (int) write.invokeExact(state, credential, NO_FLAGS));
    }

    /** @param found gets where the credential is, which must be given back to {@link #free} */
    int read(MemorySegment target, MemorySegment found) {
        return told(state -> (int) read.invokeExact(state, target, WindowsCredential.GENERIC, NO_FLAGS, found));
    }

    int delete(MemorySegment target) {
        return told(state -> (int) delete.invokeExact(state, target, WindowsCredential.GENERIC, NO_FLAGS));
    }

    void free(MemorySegment credential) {
        int _ = told(_ -> {
            free.invokeExact(credential);
            return 1;
        });
    }

    /** @return 0 if the call succeeded, which it says by another number than 0 */
    private int told(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
            int succeeded = call.make(state);
            int error = state.get(JAVA_INT, errorAt);
            return succeeded != 0 ? 0 : error == 0 ? UNNAMED : error;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A call of " + LIBRARY + " cannot be made.", e);
        }
    }

    private interface Call {
        int make(MemorySegment state) throws Throwable;
    }
}

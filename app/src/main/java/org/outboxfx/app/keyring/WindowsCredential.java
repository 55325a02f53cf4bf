package org.outboxfx.app.keyring;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;

/** {@code CREDENTIALW} of wincred.h, as it lies in the memory of a 64-bit Windows. */
final class WindowsCredential {

    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_INT.withName("Flags"), JAVA_INT.withName("Type"),
            ADDRESS.withName("TargetName"), ADDRESS.withName("Comment"),
            MemoryLayout.sequenceLayout(2, JAVA_INT).withName("LastWritten"),
            JAVA_INT.withName("CredentialBlobSize"), MemoryLayout.paddingLayout(Integer.BYTES),
            ADDRESS.withName("CredentialBlob"),
            JAVA_INT.withName("Persist"), JAVA_INT.withName("AttributeCount"),
            ADDRESS.withName("Attributes"), ADDRESS.withName("TargetAlias"), ADDRESS.withName("UserName"));
    /** CRED_TYPE_GENERIC: for programs, not for signing in to other computers. */
    static final int GENERIC = 1;
    /** CRED_MAX_CREDENTIAL_BLOB_SIZE. */
    static final int MAX_SECRET_BYTES = 2_560;
    /** CRED_PERSIST_LOCAL_MACHINE: over sign-ins, and on this computer alone. */
    private static final int ON_THIS_MACHINE = 2;

    private WindowsCredential() {}

    /** Text as the system takes it: UTF-16, with a zero at its end. */
    static MemorySegment text(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
    }

    /** @param secret stays where it is; whoever has made it erases it */
    static MemorySegment of(Arena arena, String target, String account, MemorySegment secret) {
        MemorySegment made = arena.allocate(LAYOUT);
        made.set(JAVA_INT, offset("Type"), GENERIC);
        made.set(ADDRESS, offset("TargetName"), text(arena, target));
        made.set(JAVA_INT, offset("CredentialBlobSize"), (int) secret.byteSize());
        made.set(ADDRESS, offset("CredentialBlob"), secret);
        made.set(JAVA_INT, offset("Persist"), ON_THIS_MACHINE);
        made.set(ADDRESS, offset("UserName"), text(arena, account));
        return made;
    }

    /**
     * What a credential holds that the system has handed out.
     *
     * @param found where the system says it is
     * @throws KeyringException if it says that it is longer than anything may be
     */
    @SuppressWarnings("restricted") // how long it is only the layout knows, and what lies in it
    static byte[] secretOf(MemorySegment found) {
        MemorySegment credential = found.reinterpret(LAYOUT.byteSize());
        int size = credential.get(JAVA_INT, offset("CredentialBlobSize"));
        if (size < 0 || size > MAX_SECRET_BYTES) {
            throw new KeyringException(KeyringException.Reason.REFUSED,
                    "The Credential Manager tells of a secret of " + size + " bytes, expected at most "
                            + MAX_SECRET_BYTES + ".",
                    null);
        }
        return credential.get(ADDRESS, offset("CredentialBlob")).reinterpret(size).toArray(JAVA_BYTE);
    }

    private static long offset(String member) {
        return LAYOUT.byteOffset(PathElement.groupElement(member));
    }
}

package org.outboxfx.storage;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/** Tells the faults after which a database must be reopened, and those of the disk from those of the content. */
final class Faults {

    private static final Set<Integer> FATAL = Set.of(
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.OUT_OF_MEMORY,
            ErrorCode.GENERAL_ERROR_1);
    /** Chains of causes are short; a longer one is a loop. */
    private static final int MAX_CAUSES = 32;

    private Faults() {}

    /** Whether H2 may be in an unknown state after this. */
    static boolean isFatal(Throwable fault) {
        Throwable cause = fault;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof MVStoreException || cause instanceof VirtualMachineError
                    || (cause instanceof SQLException sql && FATAL.contains(sql.getErrorCode()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether the disk refused to read or write; a file that is too short is damaged instead. */
    static boolean isInputOutput(Throwable fault) {
        Throwable cause = fault;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof IOException) {
                return !(cause instanceof EOFException);
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether someone else has the file open. */
    static boolean isInUse(Throwable fault) {
        return fault instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }

    /** The innermost message: H2 wraps the operating system's words several times. */
    static String reason(Throwable fault) {
        Throwable cause = fault;
        for (int i = 0; cause.getCause() != null && i < MAX_CAUSES; i++) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}

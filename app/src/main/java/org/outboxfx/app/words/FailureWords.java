package org.outboxfx.app.words;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.outboxfx.Health;
import org.outboxfx.outbox.MovedOnException;
import org.outboxfx.storage.StorageException;

/**
 * What a failure means, in the language of the moment. What the library, Java or the system say of it is English, and so is told
 * only where nothing better is known, and marked as a technical detail.
 */
public final class FailureWords {

    /** Chains of causes are short; a longer one is a loop. */
    private static final int MAX_CAUSES = 32;

    private final Words words;

    private FailureWords(Words words) {
        this.words = words;
    }

    public static String of(Words words, Throwable failure) {
        return new FailureWords(words).sentence(failure, words.of("failure.unknown"));
    }

    /** The same for what follows a sentence that says already what did not work. */
    static String because(Words words, Throwable cause) {
        return new FailureWords(words).sentence(cause, "");
    }

    /** @param unknown said of what there are no words for */
    private String sentence(Throwable failure, String unknown) {
        boolean stored = false;
        Throwable innermost = failure;
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            String known = known(cause);
            if (known != null) {
                return known;
            }
            stored |= cause instanceof StorageException;
            innermost = cause;
            cause = cause.getCause();
        }
        String message = innermost.getMessage();
        String name = innermost.getClass().getSimpleName();
        String told = stored ? words.of("failure.storage.OTHER") : unknown;
        return (told + " " + detail(message == null ? name : name + ": " + message)).strip();
    }

    private String detail(String said) {
        return words.of("failure.detail", said);
    }

    /** Null if this does not tell; its cause may. */
    private @Nullable String known(Throwable failure) {
        return switch (failure) {
            case Worded worded -> worded.in(words);
            case StorageException refused -> storage(refused);
            case MovedOnException _ -> words.of("failure.moved-on");
            case FileSystemException file -> file(file);
            case SSLException _ -> words.of("failure.server.CERTIFICATE");
            case ConnectException _ -> words.of("failure.server.UNREACHABLE");
            case NoRouteToHostException _ -> words.of("failure.server.UNREACHABLE");
            case UnknownHostException _ -> words.of("failure.server.UNREACHABLE");
            case SocketTimeoutException _ -> words.of("failure.server.UNREACHABLE");
            case IOException other -> disk(other);
            default -> null;
        };
    }

    private @Nullable String storage(StorageException refused) {
        return switch (refused.reason()) {
            case OTHER -> null;
            // It failed for a reason that helps more.
            case NOT_OPEN -> disk(refused) == null ? words.of("failure.storage.NOT_OPEN") : disk(refused);
            case IN_USE, NEWER, DAMAGED, NO_BACKUP, WRONG_PASSPHRASE, BUSY -> words.of("failure.storage." + refused.reason());
        };
    }

    private String file(FileSystemException failure) {
        String file = String.valueOf(failure.getFile());
        String disk = failure instanceof AccessDeniedException ? null : disk(failure);
        return switch (failure) {
            case NoSuchFileException _ -> words.of("failure.file.MISSING", file);
            case AccessDeniedException _ -> words.of("failure.file.DENIED", file);
            case NotDirectoryException _ -> words.of("failure.file.IN_THE_WAY", file);
            case FileAlreadyExistsException _ -> words.of("failure.file.IN_THE_WAY", file);
            default -> disk == null
                    ? words.of("failure.file.OTHER", file) + " "
                            + detail(failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason())
                    : disk;
        };
    }

    private @Nullable String disk(Throwable failure) {
        return switch (Health.Disk.of(failure)) {
            case FULL -> words.of("failure.disk.FULL");
            case NOT_WRITABLE -> words.of("failure.disk.NOT_WRITABLE");
            case FAILING, WORKS -> null;
        };
    }
}

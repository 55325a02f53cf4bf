package org.outboxfx;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Distrust;

/**
 * What stands in a device's way besides the network. Immutable; {@link OutboxClient#health} has the present one.
 *
 * @param disk whether what is done now is kept
 * @param serverAhead how far the server's clock is ahead of this device's, negative if behind; zero up to two minutes,
 *     which harms nothing
 * @param token whether the server takes this device's token
 * @param distrust what speaks against the certificate that the server showed last; null if nothing does, or none was shown
 * @param restoredFrom when the backup was made that took the place of a damaged database at this start; null if none did
 */
public record Health(Disk disk, Duration serverAhead, Token token, @Nullable Distrust distrust,
        @Nullable Instant restoredFrom) {

    /** Nothing stands in the way. */
    public static final Health WELL = new Health(Disk.WORKS, Duration.ZERO, Token.TAKEN, null, null);

    /** What the disk does with what is written. */
    public enum Disk {
        WORKS,
        /** There is no room left. */
        FULL,
        /** The file or its folder may not be written to. */
        NOT_WRITABLE,
        /** It refuses for a reason of its own. */
        FAILING;

        private static final int MAX_CAUSES = 32;

        /** Tells from a failure of the database or of a file what the disk did; systems say it in words of their own. */
        public static Disk of(Throwable failure) {
            Throwable cause = failure;
            for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
                if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
                    return NOT_WRITABLE;
                }
                String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
                if (cause instanceof IOException && says(said, "no space left", "not enough space", "disk quota exceeded")) {
                    return FULL;
                }
                if (cause instanceof IOException && says(said, "read-only", "permission denied", "access is denied")) {
                    return NOT_WRITABLE;
                }
                cause = cause.getCause();
            }
            return FAILING;
        }

        private static boolean says(String text, String... words) {
            return Stream.of(words).anyMatch(text::contains);
        }
    }

    /** What the server says of this device's token. */
    public enum Token {
        TAKEN,
        /** It does not know the device, or no longer: nothing is sent until it is paired again. */
        REFUSED,
        /** It is of another workspace than this device's records: nothing is sent there, and nothing fetched. */
        OF_ANOTHER_WORKSPACE
    }

    Health with(Disk next) {
        return new Health(next, serverAhead, token, distrust, restoredFrom);
    }

    Health with(Duration ahead) {
        return new Health(disk, ahead, token, distrust, restoredFrom);
    }

    Health with(Token next) {
        return new Health(disk, serverAhead, next, distrust, restoredFrom);
    }

    /** The server has refused the token, unless it is known why nothing may be sent with it. */
    Health refused() {
        return token == Token.OF_ANOTHER_WORKSPACE ? this : with(Token.REFUSED);
    }

    Health with(@Nullable Distrust next) {
        return new Health(disk, serverAhead, token, next, restoredFrom);
    }

    Health restored(Instant backupTime) {
        return new Health(disk, serverAhead, token, distrust, backupTime);
    }
}

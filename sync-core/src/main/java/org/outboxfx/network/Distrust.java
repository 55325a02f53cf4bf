package org.outboxfx.network;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something with the wrong certificate answered at the server's address, and nothing was sent to it, not even the token.
 *
 * @param found the certificate it showed
 * @param expected the fingerprint of the one certificate that a person has accepted; null where the platform decides
 * @param doubts what speaks against it, one at least
 */
public record Distrust(ServerCertificate found, @Nullable String expected, Set<Doubt> doubts) {

    /** What speaks against a certificate. */
    public enum Doubt {
        /** It is another than the one that was accepted. */
        CHANGED("it is not the one that was accepted"),
        /** No authority that this computer trusts has issued it. */
        UNKNOWN_ISSUER("no authority that is trusted here issued it"),
        /** It is for another host. */
        OTHER_NAME("it is for another host"),
        /** Its time is over. */
        EXPIRED("it has expired"),
        /** Its time has not come, or this device's clock is slow. */
        NOT_YET_VALID("it is not valid yet");

        private final String words;

        Doubt(String words) {
            this.words = words;
        }
    }

    public Distrust {
        doubts = Set.copyOf(doubts);
    }

    /** It is another than the accepted one, but an authority vouches for it: perhaps the server has a better one now. */
    public boolean isVouchedFor() {
        return doubts.equals(Set.of(Doubt.CHANGED));
    }

    /** What was found, what was expected, and what to do, for logs and error texts. */
    public String sentence() {
        return "The server's certificate is not trusted, and nothing was sent: "
                + doubts.stream().sorted().map(doubt -> doubt.words).collect(Collectors.joining(", ")) + ". Expected "
                + (expected == null ? "one that this computer's authorities vouch for" : "SHA-256 " + expected)
                + ", found SHA-256 " + found.fingerprint()
                + ". Ask whoever runs the server for the fingerprint of its certificate, and accept it only if it is that one.";
    }
}

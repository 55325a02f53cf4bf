package org.outboxfx.network;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A server's certificate, as a person can judge it. Everything but the fingerprint is what the certificate says of itself,
 * made safe to be shown: no control characters, and of bounded length.
 *
 * @param fingerprint SHA-256 over the whole certificate: 64 hexadecimal digits, capital
 * @param subject whom it was issued to
 * @param names the host names and addresses it is for, {@value #MAX_NAMES} at the most
 * @param issuer who issued it; the subject itself if nobody else did
 */
public record ServerCertificate(String fingerprint, String subject, List<String> names, String issuer, Instant validFrom,
        Instant validUntil) {

    private static final int MAX_NAMES = 8;
    private static final int MAX_CHARACTERS = 120;
    private static final int GROUP_DIGITS = 4;
    private static final int FINGERPRINT_DIGITS = 64;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public static ServerCertificate of(X509Certificate certificate) {
        return new ServerCertificate(fingerprint(certificate), shown(certificate.getSubjectX500Principal().getName()),
                names(certificate), shown(certificate.getIssuerX500Principal().getName()), certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** SHA-256 over the whole certificate: 64 hexadecimal digits, capital. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256 and writes certificates; this one does not.", e);
        }
    }

    /**
     * A fingerprint as people copy it, with or without colons and spaces, in the form that is used here.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static String fingerprint(String typed) {
        String digits = typed.replaceAll("[\\s:]", "").toUpperCase(Locale.ROOT);
        if (!digits.matches("[0-9A-F]{" + FINGERPRINT_DIGITS + "}")) {
            throw new IllegalArgumentException("Certificate fingerprint: expected the SHA-256 fingerprint, " + FINGERPRINT_DIGITS
                    + " hexadecimal digits, found " + digits.length() + " characters.");
        }
        return digits;
    }

    /** A fingerprint in groups of four digits, to be compared by eye. */
    public static List<String> groups(String fingerprint) {
        return IntStream.iterate(0, at -> at < fingerprint.length(), at -> at + GROUP_DIGITS)
                .mapToObj(at -> fingerprint.substring(at, Math.min(at + GROUP_DIGITS, fingerprint.length()))).toList();
    }

    /** Nobody but its own holder vouches for it. */
    public boolean isSelfIssued() {
        return subject.equals(issuer);
    }

    private static List<String> names(X509Certificate certificate) {
        var names = new ArrayList<String>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                if (names.size() < MAX_NAMES && name.get(1) instanceof String text) {
                    names.add(shown(text));
                }
            }
        } catch (CertificateParsingException e) {
            return List.of(); // it names nobody, then
        }
        return List.copyOf(names);
    }

    /** Whoever made the certificate wrote this: nothing in it may change how the rest of a text looks. */
    private static String shown(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
        return plain.length() <= MAX_CHARACTERS ? plain : plain.substring(0, MAX_CHARACTERS) + "…";
    }
}

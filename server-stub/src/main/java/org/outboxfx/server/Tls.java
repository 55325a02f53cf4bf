package org.outboxfx.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/** A certificate and its key, from a key store in PKCS #12 or JKS form. */
final class Tls {

    private Tls() {}

    /** @throws IllegalArgumentException if the file cannot be read, has another password, or holds no key */
    static SSLContext context(Path keystore, char[] password) {
        return context(new RenewedKeys(keystore, password));
    }

    static SSLContext context(RenewedKeys keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[]{keys}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has TLS; this one does not.", e);
        }
    }

    /** @throws IllegalArgumentException if the file cannot be read, has another password, or holds no key */
    static X509ExtendedKeyManager keys(Path keystore, char[] password) {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType()); // which reads the older form too
            keys.load(in, password);
            boolean anyKey = false;
            for (var aliases = keys.aliases(); aliases.hasMoreElements();) {
                anyKey |= keys.isKeyEntry(aliases.nextElement());
            }
            if (!anyKey) {
                throw new IllegalArgumentException(
                        "Key store " + keystore + ": expected a private key with its certificate, found none.");
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            return Arrays.stream(managers.getKeyManagers()).filter(X509ExtendedKeyManager.class::isInstance)
                    .map(X509ExtendedKeyManager.class::cast).findFirst().orElseThrow();
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(keystore, e);
        }
    }

    static IllegalArgumentException unusable(Path keystore, Exception cause) {
        return new IllegalArgumentException(
                "Key store " + keystore + " cannot be used: expected a PKCS #12 or JKS file and its"
                        + " password in OUTBOXFX_TLS_PASSWORD or the file of --tls-password-file.",
                cause);
    }

    /**
     * What clients are shown of a certificate.
     *
     * @param fingerprint in groups of four digits, as clients show it: it is what people compare
     */
    record Shown(String certificate, Instant validUntil, String fingerprint) {

        @Override
        public String toString() {
            return "Certificate of " + certificate + ", valid until " + validUntil + ", SHA-256 " + fingerprint;
        }
    }

    static Optional<Shown> shown(X509ExtendedKeyManager keys) {
        for (String type : new String[]{"EC", "RSA", "EdDSA"}) {
            String[] aliases = keys.getServerAliases(type, null);
            X509Certificate[] chain = aliases == null ? null : keys.getCertificateChain(aliases[0]);
            if (chain != null && chain.length > 0) {
                return Optional.of(new Shown(chain[0].getSubjectX500Principal().getName(), chain[0].getNotAfter().toInstant(),
                        fingerprint(chain[0])));
            }
        }
        return Optional.empty();
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().withUpperCase().formatHex(digest).replaceAll("(.{4})(?!$)", "$1 ");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256 and writes certificates; this one does not.", e);
        }
    }
}
